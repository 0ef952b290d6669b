"""The page put together: people, a place, and what an answer rests on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.texts import Language
from assistant.web import talk_layout
from assistant.web.acting import acting
from assistant.web.pieces import menu
from assistant.web.talk import TalkPage

if TYPE_CHECKING:
    import gradio as gr

    from assistant.assembly import House
    from assistant.web.turns import Turns

PLACES = ("people", "notes", "library", "trust", "quality")
"""Each is a module here with `build(house, language)`, which gives back the events after which
people, promises or sessions may be others than before."""


def build_page(house: House, language: Language, turns: Turns) -> gr.Blocks:
    """The Blocks of one language."""
    import gradio as gr

    with gr.Blocks(title="Empat Mata", analytics_enabled=False, fill_width=True) as blocks:
        talk, person = gr.State(""), gr.State("")
        changing: list[Any] = []
        with gr.Row(elem_id="em-shell"):
            with gr.Column(elem_id="em-left"):
                left = acting("em-left-html")
            with gr.Column(elem_id="em-middle"):
                parts = talk_layout.middle(language)
                for name in PLACES:
                    with gr.Column(elem_id=f"em-place-{name}", elem_classes="em-place"):
                        gr.HTML(menu(language), elem_classes="em-menu", apply_default_css=False)
                        changing += import_module(f"assistant.web.{name}").build(house, language)
            with gr.Column(elem_id="em-beside"):
                beside = gr.HTML(elem_id="em-beside-html", apply_default_css=False)
        head, history, current, status, begin, composer, send, stop = parts
        placed = talk_layout.Talk(
            talk, person, left, head, history, current, status, begin, composer, send, stop, beside
        )
        page = TalkPage(house, language, turns)
        events = talk_layout.Events(house, language, page, placed)
        talk_layout.wire(events, page, placed, blocks)
        for deed in changing:
            deed.then(events.left, None, left, show_progress="hidden", api_visibility="private")
    return blocks
