"""The way out: a folder of Markdown that needs no program to be read, plus JSON.

    notes/2026-11-12 Rina, Akses gudang.md    each note, with front matter
    people/Rina.md                            what stands between the user and each person
    data.json                                 all the rest; note texts stand in their files

Importing the folder into an empty home gives the same data. The files of `people/` are for
reading; import passes them over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from assistant.memory.archive import Rows, dump
from assistant.memory.database import told_plainly
from assistant.memory.desk import Desk
from assistant.memory.frontmatter import as_date, parted, with_front_matter
from assistant.memory.notes import content_hash
from assistant.memory.people import People, Person
from assistant.memory.portrait import portrait
from assistant.texts import Language

DATA = "data.json"
FORMAT = "empatmata-1"
NOTES, PEOPLE = "notes", "people"
EPOCH = date(1970, 1, 1)
"""The date of a note whose front matter has lost its own."""

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f#^\[\]]+')


def export(
    desk: Desk, folder: Path, language: Language, person: Person | None = None
) -> list[Path]:
    """Write everything, or what belongs to one person. Returns the files. Raises StorageError."""
    rows = dump(desk, person.id if person else None)
    names = {row["id"]: row["name"] for row in rows["person"]}
    written: list[Path] = []
    with told_plainly(folder):
        for part in (folder, folder / NOTES, folder / PEOPLE):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file, text in _files(desk, rows, names, language):
            _write(folder / file, text)
            written.append(folder / file)
    return written


def _files(
    desk: Desk, rows: Rows, names: dict[str, str], language: Language
) -> Iterator[tuple[str, str]]:
    """Name and content of each file. Takes the note texts out of `rows` on its way."""
    taken: set[str] = set()
    for note in rows["note"]:
        who = names.get(note["person_id"] or "")
        note["file"] = _free_name(NOTES, f"{note['date']} {who or ''}, {note['title']}", taken)
        head = {"id": note["id"], "title": note.pop("title"), "date": note.pop("date")}
        yield note["file"], with_front_matter(head | {"person": who}, note.pop("text"))
    for one in People(desk).all():
        if one.id in names:
            yield _free_name(PEOPLE, one.name, taken), portrait(desk, one, language)
    data = {"format": FORMAT, "rows": rows}
    yield DATA, json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)


def exported_rows(folder: Path) -> Rows:
    """The rows of an exported folder, note texts included. Raises FileNotFoundError, ValueError.

    A note whose file was deleted is left out; the words of a file that was edited count.
    """
    data = json.loads((folder / DATA).read_text(encoding="utf-8"))
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(DATA)
    rows: Rows = data["rows"]
    kept: list[dict[str, Any]] = []
    for note in rows["note"]:
        file = folder / note.pop("file")
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            fields, text = parted(file.read_bytes().decode("utf-8"))
            on = as_date(fields.get("date"))
            words = {"text": text, "title": str(fields.get("title", "")), "date": str(on or EPOCH)}
            kept.append(note | words | {"content_hash": content_hash(text)})
    rows["note"] = kept
    return rows


def is_export(folder: Path) -> bool:
    """Whether the folder was written by `export`."""
    file = folder / DATA
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return FORMAT.encode() in stream.read(200)


def _free_name(folder: str, wish: str, taken: set[str]) -> str:
    """A file name made of `wish` that no other file has, whatever the case."""
    stem = " ".join(_UNFIT.sub(" ", wish).split()).replace(" ,", ",").strip(" .,")[:80] or "_"
    name, n = f"{folder}/{stem}.md", 1
    while name.casefold() in taken:
        n += 1
        name = f"{folder}/{stem} {n}.md"
    taken.add(name.casefold())
    return name


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(text.encode("utf-8"))
    unfinished.chmod(0o600)
    unfinished.replace(path)
