// What Python sends to the buttons beside the player (gd_ui/player/keep.py).

export interface Message {
  captions: Captions;
  in_chat: string;
  about: About;
  link: Link;
}

export interface Captions {
  share: string;
  share_help: string;
  save: string;
  page: string;
  page_help: string;
  png: string;
  png_help: string;
  svg: string;
  svg_help: string;
  making: string;
  saved: string;
  framed: string;
  alone: string;
  hold: string;
  not_saved: string;
  no_picture: string;
  dialog: string;
  link: string;
  copy: string;
  copied: string;
  copy_by_hand: string;
  code: string;
  code_too_long: string;
  close: string;
  source: string;
  failed: string;
}

/** What the files say of the run. */
export interface About {
  file: string;
  title: string;
  lead: string;
  settings: string;
  ending: string[];
  html_lang: string;
}

/** What the link is besides the address of the page: names that Python adds, or withdraws (what cannot be in a link). */
export interface Link {
  lang: string;
  extra: Record<string, string>;
  withdrawn: string[];
  note: string;
}
