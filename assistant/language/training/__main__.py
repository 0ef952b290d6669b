"""Train the ear again from its labels: `python -m assistant.language.training` (`make ears`)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.language.embedding import shared_encoder
from assistant.language.heads import ALONE, IN_CONTEXT, UNTUNED, Heads
from assistant.language.senses import hearing
from assistant.language.training.agreement import agreement
from assistant.language.training.card import CARD, card
from assistant.language.training.examples import Cut, examples
from assistant.language.training.first import AttentionTraining, MeaningTraining
from assistant.language.training.fitting import Fitting
from assistant.language.training.labels import apart_texts, training_texts
from assistant.language.training.listening import Heard, listen
from assistant.language.training.storing import store
from assistant.language.training.tables import write_tables

FOLDER = Path(__file__).resolve().parents[1] / "data" / "heads"


def main() -> None:
    """Write the small tables, the heads and their card."""
    _tell("tables: cuts, languages, registers")
    write_tables()
    texts = training_texts()
    data = examples(texts, ["labelled", "own"])
    _tell(f"wording: {len(data.truth)} clauses")
    fitting = Fitting(data)
    _tell("words in context, layers tuned")
    store(fitting.heads(AttentionTraining(data)), FOLDER / IN_CONTEXT)
    _tell("words in context, layers as carried")
    store(fitting.heads(AttentionTraining(data, tuned=False)), FOLDER / UNTUNED)
    _tell("clauses alone")
    store(fitting.heads(MeaningTraining(data)), FOLDER / ALONE)
    write_card()


def write_card() -> None:
    """Measure the heads, as stored, on the voices kept apart."""
    texts = training_texts()
    CARD.write_text(
        card(
            FOLDER / IN_CONTEXT,
            _heard((IN_CONTEXT, UNTUNED), "labelled"),
            _heard((IN_CONTEXT, UNTUNED), "own"),
            _heard((ALONE,), "labelled"),
            agreement(),
            (len(texts), sum(len(text.clauses) for text in texts)),
        ),
        encoding="utf-8",
    )
    _tell(f"{CARD.name} written")


def _heard(names: Sequence[str], cut: Cut) -> dict[str, Heard]:
    heads = [Heads.read(FOLDER / name) for name in names]
    return listen(hearing(heads, shared_encoder()), examples(apart_texts(), [cut]))


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
