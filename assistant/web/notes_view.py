"""Notes as HTML: the list, what a search found, and one note with its earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.language.embedding import MODEL
from assistant.texts import Language, text
from assistant.texts.days import say_day
from assistant.web.pieces import choice, empty, field, listed, submit, told
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.assembly import House
    from assistant.memory.notes import Note
    from assistant.retrieval.hits import Hit

SHOWN = 200
START = 160


def say(key: str, language: Language, **values: object) -> str:
    """A text of this place, escaped."""
    return escaped(text(f"places.notes.{key}", language, **values))


def overview(house: House, language: Language, said: str = "") -> str:
    """Search, a form for a new note, and all notes, newest first."""
    notes = house.memory.notes.all()
    names = {person.id: person.name for person in house.memory.people.all()}
    boxes = "".join(
        _box(note, names.get(note.person_id or "", ""), language) for note in notes[:SHOWN]
    )
    shown = (
        f'<div class="em-boxes">{boxes}</div>'
        if boxes
        else empty(text("places.notes.empty", language))
    )
    people = [("", "–")] + [(name, name) for name in names.values()]
    form = (
        '<form data-do="write">'
        f'<label class="em-field"><span>{say("words", language)}</span>'
        '<textarea name="text" required></textarea></label>'
        f'<div class="em-fields">{choice("person", text("places.notes.about", language), people)}'
        f"{submit(text('places.notes.save', language))}</div></form>"
    )
    return (
        f"{_top(house, '', language)}{told(said)}"
        f"<details><summary>{say('write', language)}</summary>{form}</details>{shown}"
    )


def found(house: House, query: str, hits: Sequence[Hit], language: Language) -> str:
    """Passages that answer the search, each with its words."""
    boxes = "".join(
        f'<a class="em-box" href="#notes/{escaped(hit.id)}"><b>{escaped(hit.title)}</b>'
        f"<span>{escaped(hit.quote)}</span></a>"
        for hit in hits
    )
    shown = (
        f'<div class="em-boxes">{boxes}</div>'
        if boxes
        else empty(text("places.notes.nothing", language))
    )
    return f"{_top(house, query, language)}{shown}"


def one(house: House, identity: str, language: Language, said: str = "") -> str:
    """A note to read and mend, its former words, and the way to forget it."""
    memory = house.memory
    note = memory.notes.get(identity)
    day = say_day(note.date, language, year=True)
    versions = listed(
        f"<small>{escaped(say_day(version.replaced.astimezone().date(), language, year=True))}"
        f'</small><div class="em-original">{escaped(version.text)}</div>'
        for version in memory.notes.versions(identity)
    )
    former = f"<details><summary>{say('versions', language)}</summary>{versions}</details>"
    return (
        f'<p><a href="#notes">{say("back", language)}</a></p><h1>{escaped(note.title)}</h1>'
        f'<p class="em-soft">{escaped(day)}</p>{told(said)}'
        f'<form data-do="edit" data-id="{escaped(note.id)}"><label class="em-field">'
        f"<span>{say('words', language)}</span>"
        f'<textarea name="text" rows="14" required>{escaped(note.text)}</textarea></label>'
        f"{submit(text('places.notes.save', language))}</form>{former if versions else ''}"
        f"<details><summary>{say('forget', language)}</summary><p>{say('forget-sure', language)}"
        f'</p><button type="button" class="em-button em-danger" data-do="forget"'
        f' data-id="{escaped(note.id)}">{say("forget", language)}</button></details>'
    )


def progress(lines: Sequence[str], bar: str = "") -> str:
    """What has become of the files so far, and while it goes on how far it is."""
    shown = listed((escaped(line) for line in lines), "em-list")
    return f'{bar}<div class="em-told" role="status">{shown}</div>'


def index_line(house: House, language: Language, bar: str = "") -> str:
    """How many notes search knows; nothing where there is none."""
    if bar:
        return bar
    state = house.memory.index_state(MODEL)
    if not state.total:
        return ""
    key = "index" if state.indexed >= state.total else "indexing"
    words = say(key, language, indexed=state.indexed, total=state.total)
    return f'<p class="em-soft" role="status">{words}</p>'


def _top(house: House, query: str, language: Language) -> str:
    return (
        f"<h1>{say('title', language)}</h1>"
        '<form data-do="search" class="em-fields" role="search">'
        f"{field('query', text('places.notes.ask', language), query)}"
        f"{submit(text('places.notes.search', language))}</form>"
    )


def _box(note: Note, name: str, language: Language) -> str:
    when = " · ".join(part for part in (say_day(note.date, language, year=True), name) if part)
    title, rest = _head_and_rest(note)
    return (
        f'<a class="em-box" href="#notes/{escaped(note.id)}"><b>{escaped(title)}</b>'
        f"<span>{escaped(rest)}</span><small>{escaped(when)}</small></a>"
    )


def _head_and_rest(note: Note) -> tuple[str, str]:
    """The title and how the note goes on after it; a title cut short ends between two words."""
    words = " ".join(note.text.split())
    if not note.title.endswith("…"):
        return note.title, words.removeprefix(note.title).strip()[:START]
    head = note.title.rstrip("…").rstrip()
    if words.startswith(head) and not words[len(head) :].startswith(" "):
        head = head.rpartition(" ")[0] or head
    return f"{head} …", words.removeprefix(head).strip()[:START]
