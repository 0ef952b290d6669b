"""The labelled messages that the limits learn from, and the ordinary texts beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.checks.limits.windows import windows
from assistant.checks.verdict import About, Route
from assistant.shared import shared_path
from assistant.texts import Language

UNSAFE_ROLES = frozenset({"protected-core", "threat"})
"""Clauses with these roles may well be serious, so their texts do not count as ordinary.

Private matters (an illness at home, a pregnancy, a faith) are ordinary: naming them is no alarm.
"""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with the route whose help is due (None: coaching may go on) and whom it is about.

    `about` is None where nobody has labelled it. `whole` names the text whose window this is, for
    ordinary texts. Messages of one `batch` may retell each other's situations in the other
    language, and ordinary texts of one `batch` are by one voice. `amid`: with ordinary sentences
    around it.
    """

    id: str
    text: str
    language: Language
    route: Route | None
    about: About | None
    hard: bool = False
    batch: str = ""
    whole: str = ""
    amid: bool = False


def messages(pattern: str = "messages-*.jsonl") -> list[Labelled]:
    """All labelled messages, in the order of their files."""
    folder = shared_path("knowledge/labels/limits")
    return [_labelled(row) for path in sorted(folder.glob(pattern)) for row in _rows(path)]


def ordinary_texts() -> list[Labelled]:
    """Whole texts in which nothing serious happens: written for this, and from the ear's labels."""
    written = _rows(shared_path("knowledge/labels/limits") / "ordinary.jsonl")
    return [*(_ordinary(row, row["batch"]) for row in written), *_from_the_ear()]


def _from_the_ear() -> list[Labelled]:
    """Notes and accounts without a clause that may be serious."""
    folder = shared_path("knowledge/labels/ear")
    paths = sorted([*folder.glob("notes-*.jsonl"), *folder.glob("talk-*.jsonl")])
    return [
        _ordinary(row, row["voice"])
        for path in paths
        for row in _rows(path)
        if not any(UNSAFE_ROLES & set(clause["roles"]) for clause in row["clauses"])
    ]


def _ordinary(row: dict[str, Any], batch: str) -> Labelled:
    return Labelled(str(row["id"]), str(row["text"]), _language(row), None, None, batch=str(batch))


def ordinary_windows() -> list[Labelled]:
    """The windows of the ordinary texts, as a long text is judged."""
    return [
        replace(text, id=f"{text.id}/{n}", text=window.words, whole=text.id)
        for text in ordinary_texts()
        for n, window in enumerate(windows(text.text))
    ]


def _labelled(row: dict[str, Any]) -> Labelled:
    route = str(row["route"])
    return Labelled(
        id=str(row["id"]),
        text=str(row["text"]),
        language=_language(row),
        route=None if route == "none" else Route(route),
        about=row["about"],
        hard=bool(row["hard"]),
        batch=str(row.get("batch", row["id"])),
    )


def _language(row: dict[str, Any]) -> Language:
    """Indonesian mixed with English counts as Indonesian."""
    return "en" if row["lang"] == "en" else "id"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
