"""The page put together: a header, and a tab for each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.texts import Language, text
from assistant.web import talk

if TYPE_CHECKING:
    import gradio as gr

    from assistant.assembly import House


def build_page(house: House, language: Language) -> gr.Blocks:
    """The Blocks of one language."""
    import gradio as gr

    with gr.Blocks(title="Empat Mata", analytics_enabled=False, fill_width=True) as page:
        gr.HTML(_header(language))
        with gr.Tabs(elem_id="em-places"):
            with gr.Tab(text("web.place.talk", language), id="talk"):
                talk.build(house, language)
    return page


def _header(language: Language) -> str:
    other = "en" if language == "id" else "id"
    return (
        f'<header class="em-brand">Empat Mata<small>{text("web.tagline", language)}</small>'
        f'<a class="em-switch" href="/{other}/" lang="{other}">{text("web.switch", language)}</a></header>'
    )
