"""Kill a writer at random points and look after each restart.

`python -m tests.faults.kill --kills N`

What must hold: everything the memory said it saved is there, word for word, and search finds it;
what was erased is nowhere in the bytes of the folder; the one deed under way when the kill came is
either wholly done or not at all; nothing else is there. Exit code 0 only then.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.faults.writer import MODEL, Deed, mark_of, write_until_killed
from tests.words import passages_with

MOST_DEEDS = 12
"""Deeds a writer may begin before it is killed: a busy machine kills as deep as an idle one."""
LONGEST_WAIT = 0.03
"""Seconds after that; most deeds take some milliseconds, an erasure some dozen."""
PATIENCE = 60.0
LONGEST_BIRTH = 0.25
BORN_DEAD = 0.2
"""How many are killed while they may still be opening the database."""


@dataclass
class Ledger:
    """What was acknowledged so far."""

    notes: dict[str, str] = field(default_factory=dict)
    promises: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    deeds: int = 0

    def enter(self, deed: Deed) -> None:
        """This deed was acknowledged, or turned out to have been done."""
        self.deeds += 1
        if deed.kind in ("note", "edit"):
            self.notes[deed.mark] = deed.text
        elif deed.kind == "erase":
            self.notes.pop(deed.mark)
            self.erased.add(deed.mark)
        elif deed.kind == "promise":
            self.promises[deed.mark] = "open"
        elif deed.kind == "keep":
            self.promises[deed.mark] = "done"
        elif deed.kind == "talk":
            self.said.append(deed.text)


def one_life(home: Path, seed: int, deeds: int, seconds: float) -> tuple[list[Deed], Deed | None]:
    """Let a writer live until it has begun that many deeds (0: from its birth), and so long.

    Returns what it saved and what was under way.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_until_killed(home, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    report = _read(reading, deeds)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as rest:
        report += rest.read()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError("the writer ended by itself: see its traceback above")
    saved: list[Deed] = []
    under_way: Deed | None = None
    for line in report.split(b"\n")[:-1]:
        [(what, plain)] = json.loads(line).items()
        under_way = Deed(**plain) if what == "begin" else None
        if what == "saved":
            saved.append(Deed(**plain))
    return saved, under_way


def _read(reading: int, deeds: int) -> bytes:
    """What the writer says until it has begun that many deeds, or falls silent."""
    said = b""
    while said.count(b'{"begin"') < deeds and select.select([reading], [], [], PATIENCE)[0]:
        heard = os.read(reading, 65_536)
        if not heard:
            break
        said += heard
    return said


def check(home: Path, ledger: Ledger, under_way: Deed | None) -> None:
    """Open the memory again and compare. Raises AssertionError that names what is wrong."""
    store = Store(Settings(home=home))
    try:
        memory = store.for_user("me")
        health = memory.health(MODEL)
        assert health.sound, "the database is damaged"
        if under_way and _was_done(memory, under_way, ledger):
            ledger.enter(under_way)
        _compare(memory, ledger)
    finally:
        store.close()
    _no_trace(home, ledger)


def _was_done(memory: Memory, deed: Deed, ledger: Ledger) -> bool:
    """Whether the deed that was under way took place."""
    notes = {mark_of(note.text): note.text for note in memory.notes.all()}
    if deed.kind == "note":
        return deed.mark in notes
    if deed.kind == "edit":
        return notes.get(deed.mark) == deed.text
    if deed.kind == "erase":
        gone = deed.mark not in notes
        if gone:  # its rows are gone, its bytes may not be: it was not acknowledged
            ledger.notes.pop(deed.mark)
        return False
    if deed.kind in ("promise", "keep"):
        status = "open" if deed.kind == "promise" else "done"
        return any(p.task == deed.mark and p.status == status for p in memory.promises.all())
    talk = memory.conversations.latest()
    said = [message.content for message in talk.messages] if talk else []
    return deed.kind == "talk" and said[-1:] == [deed.text]


def _compare(memory: Memory, ledger: Ledger) -> None:
    notes = {mark_of(note.text): note for note in memory.notes.all()}
    assert {mark: note.text for mark, note in notes.items()} == ledger.notes, "notes differ"
    for mark, note in notes.items():
        found = {each.note_id for each in passages_with(memory, mark)}
        assert found == {note.id}, f"search does not find {mark}"
    promises = {each.task: each.status for each in memory.promises.all()}
    assert promises == ledger.promises, "promises differ"
    talk = memory.conversations.latest()
    said = [message.content for message in talk.messages] if talk else []
    assert said == ledger.said, "the talk differs"


def _no_trace(home: Path, ledger: Ledger) -> None:
    """Marks are looked for in one go; they stand in the text with a blank behind."""
    content = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    left = [mark for mark in ledger.erased if f"{mark} ".encode() in content]
    assert not left, f"erased but still in the folder: {left}"


def run(kills: int, seed: int, home: Path) -> Ledger:
    """Kill that often. Raises AssertionError at the first thing lost."""
    dice, ledger = random.Random(seed), Ledger()
    Store(Settings(home=home)).close()
    for n in range(kills):
        born_dead = dice.random() < BORN_DEAD
        deeds = 0 if born_dead else dice.randint(1, MOST_DEEDS)
        seconds = dice.uniform(0.0, LONGEST_BIRTH if born_dead else LONGEST_WAIT)
        saved, under_way = one_life(home, seed * 100_000 + n, deeds, seconds)
        for deed in saved:
            ledger.enter(deed)
        check(home, ledger, under_way)
    return ledger


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=40)
    options.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            ledger = run(given.kills, given.seed, Path(folder) / "home")
        except AssertionError as loss:
            sys.exit(f"Lost (seed {given.seed}): {loss}")
    print(
        f"{given.kills} kills, seed {given.seed}: {ledger.deeds} acknowledged writes, "
        f"{len(ledger.notes)} notes and {len(ledger.erased)} erasures checked, nothing lost"
    )


if __name__ == "__main__":
    main()
