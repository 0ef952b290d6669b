"""The components of Talk and what each event does to them."""

# No postponed annotations here: Gradio reads those of the handlers to hand in event and request.

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.errors import EmpatMataError
from assistant.texts import Language, text
from assistant.web import today
from assistant.web.acting import acting, deed_in
from assistant.web.heading import top
from assistant.web.mistakes import in_words
from assistant.web.pieces import say
from assistant.web.sanitise import escaped
from assistant.web.talk import BEGINNINGS, TalkPage, View

if TYPE_CHECKING:
    from assistant.assembly import House

AT_ONCE = 32
"""Turns that may be followed at the same time."""

Changes = dict[Any, Any]


@dataclass(frozen=True)
class Talk:
    """The components of the talk, in the order in which they stand on the page."""

    talk: gr.State
    person: gr.State
    left: gr.HTML
    top: gr.HTML
    history: gr.HTML
    current: gr.HTML
    status: gr.HTML
    begin: gr.HTML
    composer: gr.Textbox
    send: gr.Button
    stop: gr.Button
    beside: gr.HTML

    def changes(self, view: View) -> Changes:
        """What of a view is to be shown anew."""
        shown: Changes = {}
        for name in ("talk", "history", "current", "beside", "composer"):
            if (value := getattr(view, name)) is not None:
                shown[getattr(self, name)] = value
        if view.status is not None:
            shown[self.status] = status_line(view.status, bool(view.running), view.time)
        if view.running is not None:
            shown[self.stop] = gr.update(visible=view.running)
        return shown or {self.talk: gr.skip()}


def status_line(words: str, busy: bool, time: str = "") -> str:
    """The line above the composer, spoken to those who cannot see it; the seconds are not."""
    kind = " em-busy" if busy else ""
    clock = f' <span aria-hidden="true">{escaped(time)}</span>' if time else ""
    return (
        f'<p class="em-status{kind}" role="status" aria-live="polite">{escaped(words)}{clock}</p>'
    )


def middle(language: Language) -> tuple[Any, ...]:
    """Top, history, current, status, begin, composer, send and stop, placed."""
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


class Events:
    """What each event of the talk changes."""

    def __init__(self, house: "House", language: Language, page: TalkPage, parts: Talk) -> None:
        self._house = house
        self._language: Language = language
        self._page = page
        self._parts = parts

    def opened(self) -> Iterator[Changes]:
        """The page stands: who is there, and the talk as it was left."""
        yield from self._guarded(self._restored())

    def send(self, message: str, talk: str, person: str, request: gr.Request) -> Iterator[Changes]:
        """A message in plain words."""
        views = self._page.turn(message, talk, person, str(request.session_hash), None)
        yield from self._guarded(map(self._shown, views))

    def begin(
        self, message: str, talk: str, person: str, request: gr.Request, event: gr.EventData
    ) -> Iterator[Changes]:
        """One of the six ways to begin."""
        job, tab = deed_in(event).id, str(request.session_hash)
        if job in BEGINNINGS:
            views = self._page.turn(message, talk, person, tab, job)
            yield from self._guarded(map(self._shown, views))

    def stop(self, talk: str) -> Changes:
        """Let the model end."""
        return self._parts.changes(self._page.stop(talk))

    def press(
        self, talk: str, person: str, request: gr.Request, event: gr.EventData
    ) -> Iterator[Changes]:
        """A button on an answer."""
        deed, tab = deed_in(event), str(request.session_hash)
        views = self._page.press(deed, person or None, talk, tab)
        yield from self._guarded(map(self._shown, views))
        yield {self._parts.left: self.left()}

    def move(self, talk: str, person: str, event: gr.EventData) -> Changes:
        """Meet somebody, or begin a fresh talk about nobody yet."""
        deed = deed_in(event)
        if deed.do == "meet":
            return self._shown(self._page.meet(deed.id, talk))
        if deed.do == "fresh":
            return self._shown(self._page.left_behind(talk))
        return self._about(person)

    def left(self) -> str:
        """The left column as memory stands now."""
        return today.column(self._house, self._language)

    def _shown(self, view: View) -> Changes:
        """What a view changes; where it names whom the talk is about, the head says so too."""
        about = {} if view.person is None else self._about(view.person)
        return self._parts.changes(view) | about

    def _about(self, person: str) -> Changes:
        return {
            self._parts.person: person,
            self._parts.top: top(self._house, person, self._language),
            self._parts.left: self.left(),
        }

    def _restored(self) -> Iterator[Changes]:
        """All at once: nothing can be pressed that the talk as it was left would then overtake."""
        views = map(self._shown, self._page.opening())
        yield self._about("") | next(views)
        yield from views

    def _guarded(self, changes: Iterable[Changes]) -> Iterator[Changes]:
        """A mistake of the program ends them with words, not with a dead page."""
        try:
            with in_words():
                yield from changes
        except EmpatMataError as error:
            yield self._parts.changes(View(status=error.message(self._language), running=False))


def wire(events: Events, page: TalkPage, parts: Talk, blocks: gr.Blocks) -> None:
    """Connect the events."""
    everything = [
        parts.talk, parts.person, parts.left, parts.top, parts.history, parts.current,
        parts.status, parts.composer, parts.stop, parts.beside,
    ]  # fmt: skip
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    many: dict[str, Any] = {**quiet, "trigger_mode": "multiple"}
    turn: dict[str, Any] = {**many, "concurrency_limit": AT_ONCE, "concurrency_id": "turn"}
    asked = [parts.composer, parts.talk, parts.person]
    gr.on([parts.send.click, parts.composer.submit], events.send, asked, everything, **turn)
    parts.begin.click(events.begin, asked, everything, **turn)
    parts.stop.click(events.stop, parts.talk, everything, queue=False, **many)
    for component in (parts.current, parts.history):
        component.click(events.press, [parts.talk, parts.person], everything, **turn)
    for component in (parts.top, parts.left):
        component.click(events.move, [parts.talk, parts.person], everything, **many)
    parts.composer.input(
        page.typed, parts.composer, None, queue=False, trigger_mode="always_last", **quiet
    )
    blocks.load(events.opened, None, everything, **turn)
