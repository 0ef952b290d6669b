"""Import: a plan first, then file by file, each kept or not at all.

A file that was imported before is recognised by its path and only what changed in it is written;
the same words under another name are a duplicate. So an import that was stopped is resumed by
starting it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.errors import FileMissing
from assistant.memory.archive import load
from assistant.memory.desk import Desk
from assistant.memory.export import exported_rows, is_export
from assistant.memory.intake.draft import Draft, Task, Unreadable
from assistant.memory.intake.markdown import linked_names
from assistant.memory.intake.reading import read_file
from assistant.memory.naming import plain_name, whom
from assistant.memory.notes import Notes, content_hash
from assistant.memory.people import People, Person
from assistant.memory.promises import THEM, Promises

Fate = Literal["added", "updated", "unchanged", "duplicate", "skipped"]
TAKEN: tuple[Fate, ...] = ("added", "updated")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became, or would become, of one file: how many notes and promises of it are new or other
    than before; `reason` where it was skipped."""

    path: Path
    fate: Fate
    position: int
    total: int
    notes: int = 0
    promises: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`person` is whom notes are about that do not say it themselves; `me` the user's own name."""

    dry: bool = False
    person: str | None = None
    me: str | None = None


@dataclass
class _Known:
    """What stands in memory when the import begins, and what it adds."""

    people: list[Person]
    by_source: dict[str, str]
    by_content: dict[str, str]


def found_files(paths: Sequence[Path]) -> list[Path]:
    """All files under `paths`, exported folders as themselves; hidden ones are passed over.

    Raises FileMissing.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileMissing(name=path)
        found += [path] if path.is_file() or is_export(path) else sorted(_inside(path))
    return list(dict.fromkeys(found))


def import_files(
    desk: Desk, paths: Sequence[Path], options: ImportOptions | None = None
) -> Iterator[Outcome]:
    """Import file after file and tell each one's fate. Closing the iterator stops in between.

    Raises FileMissing or StorageError.
    """
    options = options or ImportOptions()
    files = found_files(paths)
    known = _known(desk)
    for position, path in enumerate(files, start=1):
        if path.is_dir():
            yield _take_export(desk, path, options, position, len(files))
            continue
        try:
            drafts = read_file(path, options.me)
        except Unreadable as problem:
            yield Outcome(path, "skipped", position, len(files), reason=problem.reason)
            continue
        fates: list[Fate] = [_take(desk, path, draft, known, options) for draft in drafts]
        taken = [draft for draft, fate in zip(drafts, fates, strict=True) if fate in TAKEN]
        yield Outcome(
            path,
            _fate_of(fates),
            position,
            len(files),
            notes=len(taken),
            promises=sum(len(draft.tasks) for draft in taken),
        )


def _take(desk: Desk, path: Path, draft: Draft, known: _Known, options: ImportOptions) -> Fate:
    """Keep one note of a file, with its tasks."""
    source = f"{path.resolve()}#{draft.key}" if draft.key else str(path.resolve())
    digest = content_hash(draft.text)
    former = known.by_source.get(source)
    present = known.by_content.get(digest)
    person = _person_of(draft, path, known) or draft.person or options.person
    if present is not None and present != former:
        return "duplicate"
    if present is not None:
        if not options.dry:
            _keep_tasks(desk, draft, present, person)
        return "unchanged"
    if options.dry:
        known.by_content[digest] = former or source
        return "updated" if former else "added"
    notes = Notes(desk)
    if former:
        note = notes.edit(former, draft.text, draft.title, draft.date, person)
    else:
        note = notes.add(draft.text, person, draft.date, draft.title, source)
        known.by_source[source] = note.id
    known.by_content[digest] = note.id
    if person and not any(plain_name(person) == plain_name(each.name) for each in known.people):
        known.people = People(desk).all()
    _keep_tasks(desk, draft, note.id, person)
    return "updated" if former else "added"


def _keep_tasks(desk: Desk, draft: Draft, note_id: str, person: str | None) -> None:
    """Enter tasks that this note has not entered before; close those that are now ticked.

    Done for an unchanged file too: an import may have been killed between a note and its tasks.
    """
    if not draft.tasks:
        return
    ledger = Promises(desk)
    entered = {(each.task, each.owner): each for each in ledger.of_note(note_id)}
    for task in draft.tasks:
        about = task.person or person
        owner = _owner(task, about)
        promise = entered.get((task.task, owner)) or ledger.add(
            task.task,
            person=about,
            owner=owner,
            due=task.due,
            evidence=task.evidence,
            made_on=draft.date,
            note_id=note_id,
        )
        if task.done and promise.status == "open":
            ledger.close(promise.id)


def _owner(task: Task, person: str | None) -> str:
    """The other, where the owner is the person the note is about."""
    same = person and plain_name(task.owner) == plain_name(person)
    return THEM if same else task.owner


def _person_of(draft: Draft, path: Path, known: _Known) -> str | None:
    """Somebody known: named by the note, linked in it, or in the path to the file."""
    names = [draft.person] if draft.person else []
    found = [_known_as(name, known) for name in (*names, *linked_names(draft.text))]
    if any(found):
        people = list(dict.fromkeys(name for name in found if name))
        return people[0] if names or len(people) == 1 else None
    if draft.person:
        return None
    places = [_named_in(place, known) for place in (path.stem, path.parent.name)]
    return next((name for name in places if name), None)


def _known_as(name: str | None, known: _Known) -> str | None:
    person = whom(name or "", known.people, lambda one: (one.name, *one.aliases))
    return person.name if person else None


def _named_in(place: str, known: _Known) -> str | None:
    """The one known person whose name stands in the name of a file or folder."""
    words = f" {plain_name(place.replace('_', ' ').replace('-', ' '))} "
    found = [
        person.name
        for person in known.people
        if any(f" {plain_name(name)} " in words for name in (person.name, *person.aliases))
    ]
    return found[0] if len(found) == 1 else None


def _take_export(
    desk: Desk, folder: Path, options: ImportOptions, position: int, total: int
) -> Outcome:
    """Everything in an exported folder, or nothing."""
    try:
        rows = exported_rows(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return Outcome(folder, "skipped", position, total, reason="damaged")
    notes, promises = len(rows["note"]), len(rows["promise"])
    if options.dry:
        return Outcome(folder, "added", position, total, notes, promises)
    outcome = load(desk, rows)
    fate: Fate = "added" if outcome["added"] else "updated" if outcome["updated"] else "unchanged"
    return Outcome(folder, fate, position, total, notes, promises)


def _known(desk: Desk) -> _Known:
    notes = Notes(desk).all()
    return _Known(
        people=People(desk).all(),
        by_source={note.source: note.id for note in notes if note.source},
        by_content={content_hash(note.text): note.id for note in notes},
    )


def _fate_of(fates: Sequence[Fate]) -> Fate:
    order: tuple[Fate, ...] = (*TAKEN, "unchanged", "duplicate")
    return next(fate for fate in order if fate in fates)


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from [path] if is_export(path) else _inside(path)
        else:
            yield path
