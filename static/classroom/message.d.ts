// What a class says, in the browser: the words of gd_ui/classroom/words.py, and what its routes tell.

export interface OpenWords {
  title: string;
  lead: string;
  open: string;
  opened: string;
  link: string;
  own: string;
  own_help: string;
  copy: string;
  copied: string;
  copy_by_hand: string;
  code: string;
  go_on: string;
  end: string;
  end_sure: string;
  end_yes: string;
  end_no: string;
  ended: string;
  failed: string;
}

export interface StudentWords {
  chip: string;
  joined: string;
  about: string;
  close: string;
  leave: string;
  offered: string;
  take: string;
  opened: string;
  free: string;
  ended: string;
}

export interface WallWords {
  name: string;
  here: string;
  link: string;
  code: string;
  code_help: string;
  hide: string;
  hide_help: string;
  answers: string;
  answered: string;
  unasked: string;
  show: string;
  show_help: string;
  again: string;
  right: string;
  answer: string;
  count: string;
  tasks: string;
  task: string;
  runs: string;
  play: string;
  play_help: string;
  no_runs: string;
  other_page: string;
  own_rows: string;
  update: string;
  needed: string;
  needed_axis: string;
  never: string;
  fewest: string;
  left: string;
  rate: string;
  send: string;
  offer: string;
  offer_help: string;
  open: string;
  open_help: string;
  free: string;
  free_help: string;
  sent_offer: string;
  sent_open: string;
  sent_free: string;
  ended: string;
}

export type Problem = "gone" | "full" | "many" | "shown" | "unread" | "away";

export interface Words {
  open: OpenWords;
  student: StudentWords;
  wall: WallWords;
  problems: Record<Problem, string>;
}

/** A browser's place in a class: the code, and the number by which it counts once. */
export interface Seat {
  code: string;
  browser: string;
  joined?: boolean;
}

/** A teacher's: the code, and the secret. */
export interface Desk {
  code: string;
  secret: string;
  until?: number;
}

/** What a teacher sends: a page and its query, and what is done with it. */
export interface Sent {
  how: "offer" | "open" | "free";
  link: string;
}

export interface News {
  revision: number;
  sent: Sent | null;
}

export interface Wall {
  here: number;
  came: number;
  answered: number;
  shown: boolean;
  bars: Record<string, number>;
  done: Record<string, number>;
  runs: [count: number, mark: string];
  until: number;
}

export interface Runs {
  rates: number[];
  starts: number[];
  needed: (number | null)[];
  at: number[];
  w: string;
  curvature: number;
  vertex: number;
  floor: number;
}
