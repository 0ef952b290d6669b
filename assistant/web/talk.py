"""Talk: the conversation in the middle, six ways to begin, what the answer rests on beside it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.jobs.contract import Answer
from assistant.texts import Language, text
from assistant.web import beside
from assistant.web.sanitise import escaped, to_html

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.conversation.updates import Update

BEGINNINGS = ("agenda", "feedback", "tension", "recap", "ask", "rehearse")
FASTEST = 1 / 12
"""Seconds between two updates of the page, however fast the model is."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the page that a turn changes."""

    history: str
    current: str
    sources: str
    flags: str
    receipt: str
    status: str


class TalkPage:
    """The page's behaviour, free of Gradio: messages in, views out."""

    def __init__(self, house: House, language: Language) -> None:
        self._house = house
        self._language: Language = language

    def opening(self) -> tuple[str | None, View]:
        """The latest talk as it was left, or an empty page that shows an example."""
        latest = self._house.memory.conversations.latest()
        if latest is None:
            return None, self._view("", welcome(self._language), None, "")
        talk = self._house.memory.conversations.load(latest.id)
        messages = "".join(message_html(m.role, m.content) for m in talk.messages)
        return latest.id, self._view(messages, "", None, "")

    def turn(
        self, message: str, history: str, identity: str | None, button: str | None = None
    ) -> Iterator[tuple[str, View]]:
        """The answer as it grows, at most twelve times a second; the last view is complete."""
        talk = self._house.conversation(identity, self._language)
        said = history + (message_html("user", message) if message.strip() else "")
        shown = 0.0
        last: Update | None = None
        for last in talk.turn(message, button=button):
            if last.stage == "refining" and time.monotonic() - shown < FASTEST:
                continue
            shown = time.monotonic()
            yield talk.id, self._growing(said, last)
        if last is not None:
            yield talk.id, self._settled(said, last)

    def _growing(self, said: str, update: Update) -> View:
        busy = text(f"web.status.{update.stage}", self._language)
        return self._view(said, message_html("coach", update.markdown), update.answer, busy)

    def _settled(self, said: str, update: Update) -> View:
        return self._view(said, message_html("coach", update.markdown), update.answer, "")

    def _view(self, history: str, current: str, answer: Answer | None, status: str) -> View:
        busy = " busy" if status else ""
        return View(
            history,
            current,
            beside.sources(answer, self._language),
            beside.flags(answer, self._language),
            beside.receipt(answer, self._language),
            f'<p class="em-status{busy}" role="status">{escaped(status)}</p>',
        )


def message_html(role: str, markdown: str) -> str:
    """One message as inert HTML."""
    return f'<article class="em-message em-{role}">{to_html(markdown)}</article>'


def welcome(language: Language) -> str:
    """An opening that shows by example what to type."""
    lines = "".join(
        f"<li>{escaped(text(f'web.example.{name}', language))}</li>" for name in BEGINNINGS
    )
    return (
        f'<article class="em-message em-coach"><h3>{escaped(text("web.welcome", language))}</h3>'
        f"<ul>{lines}</ul></article>"
    )


def build(house: House, language: Language) -> None:
    """Place the talk's components in the Blocks that are being built."""
    import gradio as gr

    page = TalkPage(house, language)
    identity = gr.State(None)
    with gr.Row(elem_id="em-desk"):
        with gr.Column(scale=5, elem_id="em-middle"):
            history = gr.HTML(elem_id="em-history")
            current = gr.HTML(elem_id="em-current")
            status = gr.HTML(elem_id="em-status")
            with gr.Row(elem_id="em-begin"):
                begin = {
                    name: gr.Button(text(f"web.begin.{name}", language), size="sm")
                    for name in BEGINNINGS
                }
            composer = gr.Textbox(
                label=text("web.composer", language),
                placeholder=text("web.placeholder", language),
                lines=2,
                max_lines=14,
                elem_id="em-composer",
            )
            with gr.Row():
                send = gr.Button(text("web.send", language), variant="primary", elem_id="em-send")
                stop = gr.Button(text("web.stop", language), elem_id="em-stop")
        with gr.Column(scale=2, elem_id="em-beside"):
            shown = [gr.HTML(), gr.HTML(), gr.HTML()]

    outputs = [identity, history, current, *shown, status, composer]

    def respond(message: str, said: str, now: str, talk: str | None) -> Iterator[list[Any]]:
        for key, view in page.turn(message, said + now, talk):
            yield [key, *_values(view), ""]

    def opened() -> list[Any]:
        key, view = page.opening()
        return [key, *_values(view), ""]

    inputs = [composer, history, current, identity]
    running = [
        event(respond, inputs, outputs, show_progress="hidden")
        for event in (send.click, composer.submit)
    ]
    for name, button in begin.items():
        running.append(
            button.click(
                _begin(page, name),
                [history, current, identity, composer],
                outputs,
                show_progress="hidden",
            )
        )
    stop.click(None, cancels=running)
    gr.on(triggers=None, fn=opened, outputs=outputs, show_progress="hidden")


def _begin(page: TalkPage, name: str):
    def press(said: str, now: str, talk: str | None, words: str) -> Iterator[list[Any]]:
        for key, view in page.turn(words, said + now, talk, button=name):
            yield [key, *_values(view), ""]

    return press


def _values(view: View) -> list[str]:
    return [view.history, view.current, view.sources, view.flags, view.receipt, view.status]
