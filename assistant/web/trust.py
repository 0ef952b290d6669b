"""Trust: what is kept where, what left this machine, copies, export, engines, and forgetting."""

# No postponed annotations here: Gradio reads those of the handlers to hand in the event.

from typing import TYPE_CHECKING, Any

from assistant.errors import EmpatMataError
from assistant.texts import Language
from assistant.web import trust_deeds, trust_view
from assistant.web.acting import acting, deed_in
from assistant.web.mistakes import in_words

if TYPE_CHECKING:
    from assistant.assembly import House

TICK = 2.0
"""Seconds between two looks at a download."""


def build(house: "House", language: Language) -> list[Any]:
    """Place the components and connect them; the events change what is known."""
    import gradio as gr

    engines = acting("em-engines", place="trust")
    page = acting("em-trust")
    timer = gr.Timer(TICK, active=False)

    def act(event: gr.EventData) -> list[Any]:
        try:
            with in_words():
                said = trust_deeds.carry_out(house, deed_in(event), language)
        except EmpatMataError as error:
            said = error.message(language)
        return [
            trust_view.engines(house, language, said),
            trust_view.page(house, language),
            gr.update(active=house.engines.state().embedded.fetching),
        ]

    def look() -> list[Any]:
        fetching = house.engines.state().embedded.fetching
        return [trust_view.engines(house, language), gr.update(active=fetching)]

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    timer.tick(look, None, [engines, timer], **quiet)
    return [
        component.click(act, None, [engines, page, timer], trigger_mode="multiple", **quiet)
        for component in (engines, page)
    ]
