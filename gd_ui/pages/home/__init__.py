"""The home page: one live stage, the story of nine pages with what was done of each, and the lesson."""

from dataclasses import replace

import streamlit as st

from gd_ui.descent.settings import WITH_NOISE, Method
from gd_ui.pages import BY_NAME, PAGES
from gd_ui.pages.home.words import Words
from gd_ui.player import play
from gd_ui.shell import HOME, lesson_opener, numbered, open_page, part, script_of
from gd_ui.text import Text

STORY = list(BY_NAME)


def show() -> None:
    """Where to go on, the stage, the nine pages, the lesson."""
    text = open_page(HOME, STORY)
    words = text.of(Words)
    st.html(_style())
    with st.container(key="go_on"):
        for name in STORY:
            template = words.start if name == STORY[0] else words.go_on
            st.page_link(script_of(name), label=template.format(page=numbered(name, STORY, text)))
        st.markdown(words.all_done)
    _stage(text)
    st.markdown(f"## {words.pages}")
    with st.container(key="story"):
        for page in PAGES:
            with st.container(border=True, height="stretch", key=f"to_{page.name}"):
                label = f"**{numbered(page.name, STORY, text)}**"
                st.page_link(script_of(page.name), label=label, width="stretch")
                st.markdown(text.page(page.name).lead)
                st.html(_to_do(page.name, words))
    lesson_opener(HOME, text)


@part()
def _stage(text: Text) -> None:
    """A run with noise, which nobody chose: what is moved here stays here."""
    scene = BY_NAME[Method.BGD].scene(WITH_NOISE[Method.BGD], text)
    play(replace(scene, alone=True))


def _to_do(name: str, words: Words) -> str:
    """What there is to do on a page, each with the name by which the browser ticks it."""
    tasks = "".join(f'<span data-to-do="{name}.{task.id}"></span>' for task in BY_NAME[name].lesson.tasks)
    run = f'<span data-to-do="{name}">{words.run}</span>'
    return f'<p class="gd-to-dos">{run}<span>{tasks}{words.some_tasks}</span></p>'


def _style() -> str:
    """What is done is ticked, and the way on leads to the first page that is not.

    What was done the browser knows alone: where it remembers nothing, that is the first page.
    """
    tasks = [f"{page.name}.{task.id}" for page in PAGES for task in page.lesson.tasks]
    ticked = ", ".join(f'[data-done~="{one}"] [data-to-do="{one}"]::before' for one in STORY + tasks)
    links = [
        (f'[data-done~="{name}"]', f".st-key-go_on > :nth-child({n})") for n, name in enumerate(STORY, 1)
    ]
    hidden = ", ".join(f"{done} {link}, :root:not({done}) {link} ~ *" for done, link in links)
    return f'<style>{ticked} {{ content: "✓"; }} {hidden} {{ display: none; }}</style>'
