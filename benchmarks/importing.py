"""What an import costs beside the embedding that it needs.

    python -m benchmarks.importing [--notes 5000]

Files made of the demo's sentences go through the product's own import and index; the same texts
are embedded alone. Both take turns, file by file and batch by batch, so that a busy machine is
equally busy for both. The ratio is embedding alone over import: 1 would mean that reading,
writing and flushing cost nothing.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.assembly import House
from assistant.language.embedding import Encoder
from assistant.memory.demo.story import stories
from assistant.memory.intake.importing import import_files
from assistant.settings import Settings

BATCH = 64
SENTENCES = 6


@dataclass
class Clock:
    """Seconds spent so far."""

    spent: float = 0.0

    def __enter__(self) -> None:
        self.begun = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.spent += time.perf_counter() - self.begun


def texts(count: int, seed: int = 7) -> Iterator[str]:
    """Notes of the length that people write, no two alike."""
    dice = random.Random(seed)
    lines = [
        line.strip()
        for story in stories()
        for meeting in story.sessions
        for line in meeting.notes.splitlines()
        if line.strip()
    ]
    for number in range(count):
        yield f"{number}. " + " ".join(dice.choices(lines, k=SENTENCES))[:460]


def measure(folder: Path, count: int) -> tuple[Clock, Clock]:
    """Import and embedding alone, by turns."""
    house, alone = House(Settings(home=folder / "home")), Encoder()
    house.encoder.query("warm")
    importing, embedding = Clock(), Clock()
    notes = list(texts(count))
    for start in range(0, count, BATCH):
        batch = notes[start : start + BATCH]
        place = folder / f"batch-{start}"
        place.mkdir()
        for number, text in enumerate(batch):
            (place / f"{number}.md").write_text(text, encoding="utf-8")
        with importing:
            taken = [each.fate for each in import_files(house.memory.desk, [place])]
            for _state in house.finder.index_notes():
                pass
        assert taken == ["added"] * len(batch)
        with embedding:
            alone.encode(batch, "passage")
    house.finder.close()
    return importing, embedding


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=5_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        importing, embedding = measure(Path(folder), given.notes)
    print(
        f"{given.notes} notes: import {importing.spent:.1f} s, embedding alone "
        f"{embedding.spent:.1f} s, ratio {embedding.spent / importing.spent:.2f}"
    )


if __name__ == "__main__":
    main()
