"""Agendas over a history: what has to be on them is, minutes add up, nothing private is sent.

A row has `id`, `request`, `needs` (each in a title; any one of a list will do), `knows` (each in
the brief) and `private` (nothing of it in the copy to send). The history is that of the data
folder that the evaluation runs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
MOST = 5


def requests(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The request of each row, in order."""
    return [dict(row["request"]) for row in rows]


def score(rows: Sequence[Row], answers: Mapping[str, Row]) -> dict[str, float | dict[str, float]]:
    """Shares of what was asked for; `private_shared` counts pieces, `distinct` agendas."""
    pairs = [(row, answers.get(row["id"], {})) for row in rows]
    needed = [hit for row, answer in pairs for _, hit in _needed(row, answer)]
    items = [item for _, answer in pairs for item in answer.get("items", [])]
    shapes = {tuple(item["title"] for item in answer.get("items", [])) for _, answer in pairs}
    return {
        "required": _share(needed),
        "minutes_exact": _share([_exact(row, answer) for row, answer in pairs]),
        "sourced": _share([bool(item["source"]["quote"]) for item in items]),
        "at_most_five": _share([0 < len(a.get("items", [])) <= MOST for _, a in pairs]),
        "private_shared": float(sum(len(_shared(row, answer)) for row, answer in pairs)),
        "distinct": round(len(shapes) / max(1, len(pairs)), 3),
    }


def misses(rows: Sequence[Row], answers: Mapping[str, Row]) -> list[str]:
    """What was given away first, then what is missing."""
    found = [(row, answers.get(row["id"], {})) for row in rows]
    given = [f"{row['id']} shared: {words}" for row, a in found for words in _shared(row, a)]
    lacking = [
        f"{row['id']} missing: {what}"
        for row, a in found
        for what, hit in _needed(row, a)
        if not hit
    ]
    return [*given, *lacking]


def _needed(row: Row, answer: Row) -> Iterator[tuple[str, bool]]:
    titles = "\n".join(item["title"] for item in answer.get("items", [])).lower()
    for need in row.get("needs", []):
        choices = need if isinstance(need, list) else [need]
        yield str(need), any(choice.lower() in titles for choice in choices)
    for known in row.get("knows", []):
        yield str(known), known.lower() in str(answer.get("brief", "")).lower()


def _exact(row: Row, answer: Row) -> bool:
    return sum(item["minutes"] for item in answer.get("items", [])) == row["request"]["minutes"]


def _shared(row: Row, answer: Row) -> list[str]:
    sent = str(answer.get("shareable", "")).lower()
    return [words for words in row.get("private", []) if words.lower() in sent]


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / max(1, len(hits)), 3)
