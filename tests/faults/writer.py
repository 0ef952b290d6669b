"""A process that writes without pause and says what it is about to do and what was saved.

Each line of its report is JSON: `{"begin": deed}` before and `{"saved": deed}` after the memory
said so. It is meant to be killed.
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np

from assistant.memory.notes import Note
from assistant.memory.store import Memory, Store
from assistant.settings import Settings

Kind = Literal["note", "edit", "erase", "promise", "keep", "talk", "index"]
MOST_NOTES = 40
MODEL = "test"


@dataclass(frozen=True)
class Deed:
    """One write. `mark` is a word that occurs nowhere else; `text` what is to stand there."""

    kind: Kind
    mark: str
    text: str = ""


def write_until_killed(home: Path, report: int, seed: int) -> None:
    """Write at random; `report` is a file descriptor."""
    dice = random.Random(seed)
    store = Store(Settings(home=home))
    memory = store.for_user("me")
    notes = {mark_of(note.text): note for note in memory.notes.all()}
    promises = {each.task: each.id for each in memory.promises.open()}
    talk = memory.conversations.latest() or memory.conversations.start()
    for n in range(1_000_000):
        deed = _choose(dice, f"m{seed}x{n}q", list(notes), list(promises))
        _say(report, begin=deed)
        _do(memory, deed, notes, promises, talk.id)
        _say(report, saved=deed)


def mark_of(text: str) -> str:
    """The mark is the first word."""
    return text.split()[0]


def _choose(dice: random.Random, fresh: str, notes: list[str], promises: list[str]) -> Deed:
    weights: dict[Kind, int] = {"note": 6, "promise": 2, "talk": 2, "index": 1}
    if notes:
        weights |= {"edit": 4, "erase": 2 if len(notes) < MOST_NOTES else 8}
    if promises:
        weights["keep"] = 2
    kind = dice.choices(list(weights), list(weights.values()))[0]
    if kind in ("edit", "erase"):
        mark = dice.choice(notes)
        return Deed(kind, mark, f"{mark} now reads {fresh} " + "more words " * dice.randint(1, 400))
    if kind == "keep":
        return Deed(kind, dice.choice(promises))
    return Deed(kind, fresh, f"{fresh} " + "first words of it. " * dice.randint(1, 300))


def _do(
    memory: Memory, deed: Deed, notes: dict[str, Note], promises: dict[str, str], talk: str
) -> None:
    if deed.kind == "note":
        notes[deed.mark] = memory.notes.add(deed.text, date=date(2026, 1, 1))
    elif deed.kind == "edit":
        notes[deed.mark] = memory.notes.edit(notes[deed.mark].id, deed.text)
    elif deed.kind == "erase":
        memory.forget_note(notes.pop(deed.mark).id)
    elif deed.kind == "promise":
        promises[deed.mark] = memory.promises.add(deed.mark, evidence=deed.text).id
    elif deed.kind == "keep":
        memory.promises.close(promises.pop(deed.mark))
    elif deed.kind == "talk":
        memory.conversations.append(talk, "user", deed.text, {"mark": deed.mark})
    else:
        missing = memory.chunks_to_index(50, MODEL)
        memory.store_vectors({each.id: np.ones(8, np.float32) for each in missing}, MODEL)


def _say(report: int, **line: Deed) -> None:
    plain = {name: asdict(deed) for name, deed in line.items()}
    os.write(report, (json.dumps(plain) + "\n").encode())
