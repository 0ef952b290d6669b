"""How well a plan witnesses: facts and stories on their sides, the writer's part, topics, a plan.

A labelled fact or story counts as found where a span of the answer says nearly the same (partial
ratio, at least 80). A story that a fact span says too has crossed over. Where coaching is due to
stop only the route is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

Row = Mapping[str, Any]
Figures = dict[str, float | dict[str, float]]
NEARLY = 80.0
FIRST, BRANCHES = 5, 3


@dataclass
class Count:
    """What was counted over the accounts."""

    facts: int = 0
    facts_found: int = 0
    stories: int = 0
    stories_found: int = 0
    crossed: int = 0
    serious: int = 0
    stopped: int = 0
    coached: int = 0
    alarmed: int = 0
    parts: int = 0
    parts_named: int = 0
    topics: int = 0
    asked: int = 0
    opened: int = 0
    branched: int = 0


def requests(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The account of each row and who the other is."""
    return [{name: row[name] for name in ("text", "relation") if row.get(name)} for row in rows]


def score(rows: Sequence[Row], answers: Mapping[str, Row]) -> Figures:
    """Shares over all accounts together."""
    count = Count()
    for row in rows:
        _add(count, row, answers.get(row["id"], {}))
    return {
        "facts_recall": _share(count.facts_found, count.facts),
        "stories_recall": _share(count.stories_found, count.stories),
        "stories_as_facts": _share(count.crossed, count.stories),
        "escalate_recall": _share(count.stopped, count.serious),
        "false_alarm": _share(count.alarmed, count.coached),
        "writer_part_named": _share(count.parts_named, count.parts),
        "topics_hit5": _share(count.topics, count.coached),
        "unknowns": _share(count.asked, count.coached),
        "opening": _share(count.opened, count.coached),
        "three_branches": _share(count.branched, count.coached),
    }


def misses(rows: Sequence[Row], answers: Mapping[str, Row]) -> list[str]:
    """Limits missed first, then stories taken for facts, parts left out and stories overlooked."""
    limits: list[str] = []
    crossed: list[str] = []
    parts: list[str] = []
    overlooked: list[str] = []
    for row in rows:
        answer = answers.get(row["id"], {})
        facts, stories = answer.get("facts") or [], answer.get("stories") or []
        if row["escalate"] and not answer.get("route"):
            limits.append(f"{row['id']} missed {row['escalate']}")
        crossed += [f"{row['id']} as a fact: {s}" for s in row["stories"] if _found(s, facts)]
        if _part_due(row) and not answer.get("my_part"):
            parts.append(f"{row['id']} part left out: {row['writer_part']}")
        overlooked += [
            f"{row['id']} overlooked: {s}" for s in row["stories"] if not _found(s, stories)
        ]
    return [*limits, *crossed, *parts, *overlooked]


def _add(count: Count, row: Row, answer: Row) -> None:
    facts, stories = answer.get("facts") or [], answer.get("stories") or []
    count.facts += len(row["observable_facts"])
    count.facts_found += sum(_found(fact, facts) for fact in row["observable_facts"])
    count.stories += len(row["stories"])
    count.stories_found += sum(_found(story, stories) for story in row["stories"])
    count.crossed += sum(_found(story, facts) for story in row["stories"])
    if row["escalate"]:
        count.serious += 1
        count.stopped += bool(answer.get("route"))
        return
    count.coached += 1
    count.alarmed += bool(answer.get("route")) and answer.get("certain") is not False
    if _part_due(row):
        count.parts += 1
        count.parts_named += bool(answer.get("my_part"))
    count.topics += bool(set(row["topics"]) & set((answer.get("topics") or [])[:FIRST]))
    count.asked += bool(answer.get("unknowns"))
    count.opened += bool(answer.get("opening"))
    count.branched += len(answer.get("branches") or []) >= BRANCHES


def _part_due(row: Row) -> bool:
    return bool(row["writer_part"]) and not row["escalate"]


def _found(words: str, spans: Sequence[str]) -> bool:
    return any(fuzz.partial_ratio(_level(words), _level(span)) >= NEARLY for span in spans)


def _level(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower()).strip()


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)
