"""Training of the letters that give a language away."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from math import log
from pathlib import Path

from assistant.language.detect import trigrams, words
from assistant.language.training.labels import LabelledText

RAREST = 5
DAMPING = 0.35
"""Trigrams of one word overlap, so that their log-odds count one fact several times."""
FILE = Path(__file__).resolve().parents[1] / "data" / "trigrams.json"


def train_language(texts: Iterable[LabelledText]) -> dict[str, float]:
    """Damped log-odds, Indonesian over English, of character trigrams over distinct words."""
    seen: dict[str, set[str]] = {"id": set(), "en": set()}
    for text in texts:
        if text.language in seen:
            seen[text.language].update(words(text.text))
    counts = {
        name: Counter(g for word in known for g in trigrams(word)) for name, known in seen.items()
    }
    totals = {name: count.total() for name, count in counts.items()}
    grams = sorted(set(counts["id"]) | set(counts["en"]))
    odds = {
        gram: DAMPING
        * log(
            ((counts["id"][gram] + 1) / (totals["id"] + 1))
            / ((counts["en"][gram] + 1) / (totals["en"] + 1))
        )
        for gram in grams
        if counts["id"][gram] + counts["en"][gram] >= RAREST
    }
    return {gram: round(value, 2) for gram, value in odds.items() if abs(value) >= 0.1}


def write_language(texts: Iterable[LabelledText], path: Path = FILE) -> None:
    """Train and write the file that `assistant.language.detect` reads."""
    odds = train_language(texts)
    path.write_text(json.dumps(odds, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
