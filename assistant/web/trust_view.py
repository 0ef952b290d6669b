"""Trust as HTML."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from assistant.language.embedding import MODEL
from assistant.memory.demo import demo_people
from assistant.texts import Language, text
from assistant.texts.days import say_day, say_moment
from assistant.texts.numbers import say_number, say_size
from assistant.web import invented
from assistant.web.pieces import button, card, choice, field, listed, submit, table, told
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.engines.state import State


def say(key: str, language: Language, **values: object) -> str:
    """A text of this place, escaped."""
    return escaped(text(f"places.trust.{key}", language, **values))


def engines(house: House, language: Language, said: str = "") -> str:
    """The head of the page, and which models there are."""
    state = house.engines.state()
    lines = listed(escaped(line) for line in state.sentences(language))
    title = text("places.trust.engines", language)
    return (
        f"<h1>{say('title', language)}</h1>{told(said)}"
        f"{card(title, lines + _progress(state) + _presses(house, state, language))}"
    )


def _progress(state: State) -> str:
    embedded = state.embedded
    if not embedded.fetching:
        return ""
    percent = embedded.percent
    return (
        f'<progress max="100" value="{percent}" aria-label="{escaped(embedded.model)}">'
        f"{percent} %</progress>"
    )


def _presses(house: House, state: State, language: Language) -> str:
    presses = []
    if state.embedded.fetching:
        presses.append(button("stop-fetch", text("places.trust.stop-fetch", language)))
    elif not state.embedded.here:
        size = say_size(state.embedded.bytes, language)
        presses.append(button("fetch", text("places.trust.fetch", language, size=size)))
    remote = state.remote
    if remote and not remote.confirmed:
        label = text("places.trust.confirm", language, address=remote.address)
        presses.append(button("confirm", label))
    if house.engines.choices.remote:
        presses.append(button("withdraw", text("places.trust.withdraw", language)))
    error = house.engines.fetching.error
    problem = f'<p class="em-warning">{escaped(error.message(language))}</p>' if error else ""
    return f'{problem}<div class="em-actions">{"".join(presses)}</div>'


def page(house: House, language: Language) -> str:
    """Where everything lies, what left, copies, export, demo, and forgetting."""
    return (
        _kept(house, language)
        + _left(house, language)
        + _copies(house, language)
        + _demo(house, language)
        + _forget(house, language)
    )


def _kept(house: House, language: Language) -> str:
    house.finder.catch_up()
    health = house.memory.health(MODEL)
    known = "indexed" if health.notes.indexed >= health.notes.total else "indexing"
    state = text("places.trust.sound" if health.sound else "places.trust.damaged", language)
    lines = [
        say("folder", language, folder=health.folder),
        say("private" if health.private else "open", language),
        escaped(state),
        say(known, language, indexed=health.notes.indexed, total=health.notes.total),
        say("free", language, free=say_size(health.free_bytes, language)),
        say("limits", language),
    ]
    return card(text("places.trust.kept", language), listed(lines))


def _left(house: House, language: Language) -> str:
    """Every answer of the latest talks for which bytes left the machine, with how many."""
    rows = []
    for talk in house.memory.conversations.all(limit=20):
        for message in house.memory.conversations.load(talk.id).messages:
            answer = (message.answer or {}).get("answer") or {}
            receipt = answer.get("receipt") or {}
            if receipt.get("bytes_out"):
                day = say_day(message.at.astimezone().date(), language)
                rows.append(
                    (day, receipt.get("model") or "", say_number(receipt["bytes_out"], language))
                )
    title = text("places.trust.left", language)
    if not rows:
        return card(title, f"<p><b>{say('nothing-left', language)}</b></p>")
    heads = [text(f"places.trust.head.{name}", language) for name in ("day", "model", "bytes")]
    return card(title, table(heads, rows, title))


def _copies(house: House, language: Language) -> str:
    copies = house.store.backups()
    newest = (
        say("newest", language, when=_when(copies[0].at, language), count=len(copies))
        if copies
        else say("no-copy", language)
    )
    out = f'<a class="em-button" href="/exits/everything.zip?lang={language}" download>'
    return card(
        text("places.trust.copies", language),
        f'<p>{newest}</p><div class="em-actions">'
        f"{button('backup', text('places.trust.backup', language))}"
        f"{out}{say('export', language)}</a></div>",
    )


def _when(at: datetime, language: Language) -> str:
    here = at.astimezone()
    return say_moment(here.date(), here.time(), language)


def _demo(house: House, language: Language) -> str:
    here = bool(demo_people(house.memory))
    do, key = ("demo-out", "remove") if here else ("demo", "fill")
    press = button(do, text(f"web.demo.{key}", language))
    press += invented.again(language) if invented.foreign(house.memory, language) else ""
    what = f'<p class="em-soft">{say("demo-what", language)}</p>'
    body = f'{what}<div class="em-actions">{press}</div>'
    return card(text("places.trust.demo", language), body)


def _forget(house: House, language: Language) -> str:
    people = [(person.name, person.name) for person in house.memory.people.all()]
    options = [*people, ("", text("places.trust.everything", language))]
    word = text("places.trust.forget-word", language)
    form = (
        f"<p>{say('forget-what', language, word=word)}</p>"
        '<form data-do="forget"><div class="em-fields">'
        f"{choice('whom', text('places.trust.whom', language), options)}"
        f"{field('typed', text('places.trust.typed', language))}</div>"
        f'<label class="em-take"><input type="checkbox" name="mentions" value="1"><span>'
        f"{say('mentions', language)}</span></label>"
        f'<div class="em-actions">{submit(text("places.trust.forget", language))}</div></form>'
    )
    title = text("places.trust.forget", language)
    return card(
        title, f"<details><summary>{say('forget-open', language)}</summary>{form}</details>"
    )
