"""The components of Talk and what each event does to them."""

# No postponed annotations here: Gradio reads those of the handlers to hand in event and request.

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import EmpatMataError
from assistant.texts import Language, text
from assistant.web import today
from assistant.web.acting import acting, deed_in
from assistant.web.pieces import say
from assistant.web.sanitise import escaped
from assistant.web.talk import BEGINNINGS, TalkPage, View, person_named, top

if TYPE_CHECKING:
    import gradio as gr

    from assistant.assembly import House

log = logging.getLogger("empatmata")

AT_ONCE = 32
"""Turns that may be followed at the same time."""

Changes = dict[Any, Any]


@dataclass(frozen=True)
class Talk:
    """The components of the talk, in the order in which they stand on the page."""

    talk: "gr.State"
    person: "gr.State"
    left: "gr.HTML"
    top: "gr.HTML"
    history: "gr.HTML"
    current: "gr.HTML"
    status: "gr.HTML"
    begin: "gr.HTML"
    composer: "gr.Textbox"
    send: "gr.Button"
    stop: "gr.Button"
    beside: "gr.HTML"

    def changes(self, view: View) -> Changes:
        """What of a view is to be shown anew."""
        import gradio as gr

        shown: Changes = {}
        for name in ("talk", "history", "current", "beside", "composer"):
            if (value := getattr(view, name)) is not None:
                shown[getattr(self, name)] = value
        if view.status is not None:
            shown[self.status] = status_line(view.status, bool(view.running))
        if view.running is not None:
            shown[self.stop] = gr.update(visible=view.running)
        return shown or {self.talk: gr.skip()}


def status_line(words: str, busy: bool) -> str:
    """The line above the composer, spoken to those who cannot see it."""
    kind = " em-busy" if busy else ""
    return f'<p class="em-status{kind}" role="status" aria-live="polite">{escaped(words)}</p>'


def middle(language: Language) -> tuple[Any, ...]:
    """Top, history, current, status, begin, composer, send and stop, placed."""
    import gradio as gr

    with gr.Column(elem_id="em-place-talk", elem_classes="em-place"):
        head = acting("em-top")
        with gr.Column(elem_id="em-scroll"):
            history = acting("em-history")
            current = acting("em-current")
        with gr.Column(elem_id="em-write"):
            status = gr.HTML(status_line("", False), elem_id="em-status", apply_default_css=False)
            begin = acting("em-begin", _begin(language))
            with gr.Row(elem_id="em-compose"):
                composer = gr.Textbox(
                    label=text("web.composer", language),
                    placeholder=text("web.placeholder", language),
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=12,
                    elem_id="em-composer",
                    scale=1,
                )
                stop = gr.Button(
                    text("web.stop", language), elem_id="em-stop", visible=False, scale=0
                )
                send = gr.Button(
                    text("web.send", language), variant="primary", elem_id="em-send", scale=0
                )
    return head, history, current, status, begin, composer, send, stop


def _begin(language: Language) -> str:
    presses = "".join(
        f'<button type="button" class="em-button" data-do="begin" data-id="{name}">'
        f"{say(f'begin.{name}', language)}</button>"
        for name in BEGINNINGS
    )
    label = say("begin-label", language)
    return f'<div class="em-beginnings" role="group" aria-label="{label}">{presses}</div>'


def wire(
    house: "House", language: Language, page: TalkPage, parts: Talk, blocks: "gr.Blocks"
) -> None:
    """Connect the events."""
    import gradio as gr

    everything = [
        parts.talk, parts.person, parts.left, parts.top, parts.history, parts.current,
        parts.status, parts.composer, parts.stop, parts.beside,
    ]  # fmt: skip

    def about(person: str) -> Changes:
        return {
            parts.person: person,
            parts.top: top(house, person, language),
            parts.left: today.column(house.memory, language),
        }

    def guarded(changes: Iterable[Changes]) -> Iterator[Changes]:
        """A mistake of the program ends them with words, not with a dead page."""
        try:
            yield from changes
        except Exception:
            log.exception("The page failed")
            said = EmpatMataError().message(language)
            yield parts.changes(View(status=said, running=False))

    def restored() -> Iterator[Changes]:
        yield about("")
        for view in page.opening():
            yield parts.changes(view) | (about(view.person) if view.person else {})

    def opened() -> Iterator[Changes]:
        yield from guarded(restored())

    def send(message: str, talk: str, person: str, request: gr.Request) -> Iterator[Changes]:
        views = page.turn(message, talk, person, str(request.session_hash), None)
        yield from guarded(map(parts.changes, views))

    def begin(
        message: str, talk: str, person: str, request: gr.Request, event: gr.EventData
    ) -> Iterator[Changes]:
        job, tab = deed_in(event).id, str(request.session_hash)
        if job in BEGINNINGS:
            views = page.turn(message, talk, person, tab, job)
            yield from guarded(map(parts.changes, views))

    def press(person: str, event: gr.EventData) -> Changes:
        deed = deed_in(event)
        return parts.changes(page.press(deed, person)) | about(person)

    def move(person: str, event: gr.EventData) -> Changes:
        """Meet somebody, or begin a fresh talk."""
        deed = deed_in(event)
        if deed.do == "meet":
            return about(person_named(house, deed.id))
        return parts.changes(page.fresh()) | about(person)

    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "api_visibility": "private",
        "trigger_mode": "multiple",
    }
    asked = [parts.composer, parts.talk, parts.person]
    gr.on(
        [parts.send.click, parts.composer.submit],
        send, asked, everything, concurrency_limit=AT_ONCE, concurrency_id="turn", **quiet,
    )  # fmt: skip
    parts.begin.click(
        begin, asked, everything, concurrency_limit=AT_ONCE, concurrency_id="turn", **quiet
    )
    parts.stop.click(
        lambda talk: parts.changes(page.stop(talk)), parts.talk, everything, queue=False, **quiet
    )
    for component in (parts.current, parts.history):
        component.click(press, parts.person, everything, **quiet)
    for component in (parts.top, parts.left):
        component.click(move, parts.person, everything, **quiet)
    parts.composer.input(
        page.typed,
        parts.composer, None, queue=False, **{**quiet, "trigger_mode": "always_last"},
    )  # fmt: skip
    blocks.load(opened, None, everything, concurrency_limit=AT_ONCE, concurrency_id="turn", **quiet)
