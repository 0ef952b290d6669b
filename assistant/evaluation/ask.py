"""Questions over notes: what is answered rightly, cited word for word, and left unanswered.

A row has `id`, `question`, optionally `person`, and `answer`: words of which one must stand in the
answer or a citation; a row without them asks what the notes do not say. The notes are those of the
data folder that the evaluation runs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
FIELDS = ("question", "person")


def requests(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The request of each row, in order."""
    return [{name: row[name] for name in FIELDS if row.get(name)} for row in rows]


def score(rows: Sequence[Row], answers: Mapping[str, Row]) -> dict[str, float | dict[str, float]]:
    """Shares of questions with an answer that got it, and of those without that got none."""
    told = [(row, answers.get(row["id"], {})) for row in rows]
    known = [_right(row, answer) for row, answer in told if row.get("answer")]
    unknown = [bool(answer.get("abstained")) for row, answer in told if not row.get("answer")]
    cited = [bool(a.get("citations")) for _, a in told if a and not a.get("abstained")]
    return {"answered": _share(known), "abstained": _share(unknown), "cited": _share(cited)}


def misses(rows: Sequence[Row], answers: Mapping[str, Row]) -> list[str]:
    """Answers to what the notes do not say first, then what was not found."""
    return [*_made_up(rows, answers), *_not_found(rows, answers)]


def _made_up(rows: Sequence[Row], answers: Mapping[str, Row]) -> Iterator[str]:
    for row in rows:
        if not row.get("answer") and not answers.get(row["id"], {}).get("abstained"):
            yield f"{row['id']} answered: {row['question']}"


def _not_found(rows: Sequence[Row], answers: Mapping[str, Row]) -> Iterator[str]:
    for row in rows:
        if row.get("answer") and not _right(row, answers.get(row["id"], {})):
            yield f"{row['id']} not found: {row['question']}"


def _right(row: Row, answer: Row) -> bool:
    quotes = [cited["quote"] for cited in answer.get("citations", [])]
    said = "\n".join([str(answer.get("answer", "")), *quotes]).lower()
    return any(words.lower() in said for words in row["answer"])


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / max(1, len(hits)), 3)
