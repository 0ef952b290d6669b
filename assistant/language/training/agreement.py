"""How far two labellers agree: Cohen's kappa, for each role and over all.

`knowledge/labels/second.jsonl` holds, a line for each clause of a sample, its `text` and the roles
that the `first` and the `second` labeller gave it independently.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.language.clauses import Role
from assistant.language.training.labels import LABELS

SECOND = LABELS.parent / "second.jsonl"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kappa by role, and over the main roles of all `count` clauses."""

    count: int
    same: float
    kappa: float
    by_role: dict[Role, float]


def agreement(path: Path = SECOND) -> Agreement | None:
    """The agreement of the two labellings, None where there is no second one."""
    if not path.exists():
        return None
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    first, second = ([row[who] for row in rows] for who in ("first", "second"))
    mains = [roles[0] for roles in first], [roles[0] for roles in second]
    return Agreement(
        count=len(rows),
        same=sum(a == b for a, b in zip(*mains, strict=True)) / len(rows),
        kappa=kappa(*mains),
        by_role={
            role: kappa([role in roles for roles in first], [role in roles for roles in second])
            for role in Role
        },
    )


def kappa(first: Sequence[object], second: Sequence[object]) -> float:
    """Agreement beyond chance of two lists of answers, 1 at best (Cohen 1960)."""
    total = len(first)
    same = sum(a == b for a, b in zip(first, second, strict=True)) / total
    answers = set(first) | set(second)
    chance = sum(
        sum(a == x for a in first) * sum(b == x for b in second) / total**2 for x in answers
    )
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)
