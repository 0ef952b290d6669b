"""HTML that acts: a button or form inside it reaches Python as one small deed.

The script of the page (`behaviour.js`) turns a press on an element with `data-do`, or a submitted
form, into an event whose data are the deed's name, an id, and the values of the form around it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class Deed:
    """What was pressed: `do` names it, `id` says on what, `values` are the form's fields."""

    do: str = ""
    id: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """A field's words without white space around them; empty where it was left out."""
        return self.values.get(name, "").strip()


def deed_in(event: gr.EventData) -> Deed:
    """The deed that an event carries; what does not fit is dropped."""
    data: Any = event._data if isinstance(event._data, dict) else {}
    values = data.get("values") if isinstance(data.get("values"), dict) else {}
    return Deed(
        str(data.get("do", "")),
        str(data.get("id", "")),
        {str(name): str(value) for name, value in values.items()},
    )


def acting(elem_id: str, value: str = "", place: str = "") -> gr.HTML:
    """A component whose inner buttons and forms act.

    With `place` it also hears `enter` whenever the user goes to that place of the page.
    """
    import gradio as gr

    return gr.HTML(
        value,
        elem_id=elem_id,
        js_on_load=f"window.empatMata.acts(element, trigger, {json.dumps(place)})",
        apply_default_css=False,
    )
