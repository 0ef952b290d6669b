"""Train the ear again from its labels: `python -m assistant.language.training` (`make ears`)."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.language.heads import Heads
from assistant.language.training.agreement import agreement
from assistant.language.training.card import CARD, card
from assistant.language.training.examples import examples
from assistant.language.training.fitting import fit
from assistant.language.training.labels import apart_texts, training_texts
from assistant.language.training.listening import listen
from assistant.language.training.storing import store
from assistant.language.training.tables import write_tables

MODEL = Path(__file__).resolve().parents[1] / "data" / "heads" / "roles.npz"


def main() -> None:
    """Write the small tables, the heads and their card."""
    _tell("tables: cuts, languages, registers")
    write_tables()
    texts = training_texts()
    _tell(f"embedding {len(texts)} texts, or reading their vectors from .cache")
    data = examples(texts, ["labelled", "own"])
    _tell(f"training on {len(data.vectors)} clauses")
    store(fit(data), MODEL)
    write_card(Heads.read(MODEL))


def write_card(heads: Heads) -> None:
    """Measure `heads`, as stored, on the voices kept apart."""
    texts, apart = training_texts(), apart_texts()
    CARD.write_text(
        card(
            MODEL,
            listen(heads, examples(apart, ["labelled"])),
            listen(heads, examples(apart, ["own"])),
            agreement(),
            (len(texts), sum(len(text.clauses) for text in texts)),
        ),
        encoding="utf-8",
    )
    _tell(f"{CARD.name} written")


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
