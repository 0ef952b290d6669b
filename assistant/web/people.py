"""People: everybody at a glance, and what stands between the user and one of them."""

# No postponed annotations here: Gradio reads those of the handlers to hand in the event.

from typing import TYPE_CHECKING, Any

from assistant.errors import EmpatMataError
from assistant.texts import Language
from assistant.web import people_deeds, person_view, pictures
from assistant.web.acting import acting, deed_in
from assistant.web.mistakes import in_words
from assistant.web.pieces import Refusal

if TYPE_CHECKING:
    from assistant.assembly import House

PICTURES = ("timeline", "mood", "benefits", "ages")


def build(house: "House", language: Language) -> list[Any]:
    """Place the components and connect them; the events change what is known."""
    import gradio as gr

    above = acting("em-people", place="people")
    with gr.Row(elem_id="em-pictures", visible=False) as row:
        plots = [
            gr.Plot(show_label=False, container=False, elem_id=f"em-picture-{name}")
            for name in PICTURES
        ]
    below = acting("em-person")

    def act(event: gr.EventData) -> list[Any]:
        deed = deed_in(event)
        said = ""
        try:
            with in_words():
                shown, said = people_deeds.carry_out(house.memory, deed, language)
        except EmpatMataError as error:
            shown, said = deed.value("person"), Refusal(error.message(language))
        person = person_view.person_with(house.memory, shown)
        if person is None:
            everybody = person_view.everybody(house.memory, language, said)
            return [everybody, gr.update(visible=False), *[None] * len(PICTURES), ""]
        drawn = pictures.of_person(house.memory, person, language)
        return [
            person_view.head(house.memory, person, language, said),
            gr.update(visible=any(each is not None for each in drawn)),
            *(gr.update(value=each, visible=each is not None) for each in drawn),
            person_view.story(house.memory, person, language),
        ]

    outputs = [above, row, *plots, below]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    return [
        component.click(act, None, outputs, trigger_mode="multiple", **quiet)
        for component in (above, below)
    ]
