"""How well a recap finds action items: pairs of predicted and gold items, as the set's page says.

An item pairs with a gold item where the owner is the same and the words are alike (token sets, at
least 0.6). Owner accuracy pairs by words alone. A non-commitment counts as hit where an item that
paired with nothing is about it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from assistant.language.clauses import BOTH

Row = Mapping[str, Any]
Item = Mapping[str, Any]
Likeness = Callable[[Item, Item], float]
ALIKE = 0.6
ME = frozenset({"i", "me", "aku", "saya", "gue", "gw", "gua", "myself"})
WE = frozenset({"we", "us", "kami", "kita", "berdua", "both"})
NOBODY = frozenset({"", "null", "none", "unassigned"})
TITLE = re.compile(r"^(?:pak|bu|mas|mbak|kak|bang|daeng|dr\.?|bapak|ibu)\s+")
FIELDS = ("notes", "me", "other", "date", "relation")


@dataclass
class Count:
    """What was counted over the notes."""

    paired: int = 0
    extra: int = 0
    missed: int = 0
    days_right: int = 0
    owners: int = 0
    owners_right: int = 0
    not_work: int = 0
    not_work_hit: int = 0
    private: int = 0
    leaked: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing paired."""
        return 2 * self.paired / (2 * self.paired + self.extra + self.missed) if self.paired else 0


def requests(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The recap request of each row."""
    return [{name: row[name] for name in FIELDS if row.get(name) is not None} for row in rows]


def score(rows: Sequence[Row], answers: Mapping[str, Row]) -> dict[str, float | dict[str, float]]:
    """The figures over all notes together, F1 also by language."""
    total, by_language = Count(), defaultdict[str, Count](Count)
    for row in rows:
        answer = answers.get(row["id"], {})
        _add(total, row, answer)
        _add(by_language[row["lang"]], row, answer)
    return {
        "f1": total.f1,
        "precision": total.paired / max(1, total.paired + total.extra),
        "recall": total.paired / max(1, total.paired + total.missed),
        "owner": total.owners_right / max(1, total.owners),
        "due": total.days_right / max(1, total.paired),
        "non_commitment_rate": total.not_work_hit / max(1, total.not_work),
        "private_leaked": total.leaked,
        "private": total.private,
        "f1_by": {language: round(count.f1, 3) for language, count in by_language.items()},
    }


def misses(rows: Sequence[Row], answers: Mapping[str, Row]) -> list[str]:
    """Private pieces that got out, then items made of nothing, then items overlooked."""
    leaked: list[str] = []
    extra: list[str] = []
    missed: list[str] = []
    for row in rows:
        answer = answers.get(row["id"], {})
        found, gold = answer.get("actions") or [], row["actions"]
        pairs = _pairs(gold, found, _owned(row["me"]))
        paired, met = {i for i, _ in pairs}, {j for _, j in pairs}
        leaked += [f"{row['id']} leaked: {piece}" for piece in _leaks(row, answer)]
        extra += [
            f"{row['id']} extra: {x['evidence']}" for i, x in enumerate(found) if i not in paired
        ]
        missed += [
            f"{row['id']} missed: {x['evidence']}" for j, x in enumerate(gold) if j not in met
        ]
    return [*leaked, *extra, *missed]


def _add(count: Count, row: Row, answer: Row) -> None:
    found, gold, me = answer.get("actions") or [], row["actions"], row["me"]
    pairs = _pairs(gold, found, _owned(me))
    count.paired += len(pairs)
    count.extra += len(found) - len(pairs)
    count.missed += len(gold) - len(pairs)
    count.days_right += sum((found[i].get("due") or None) == gold[j]["due"] for i, j in pairs)
    by_words = _pairs(gold, found, _alike)
    count.owners += len(by_words)
    count.owners_right += sum(
        owner(found[i].get("owner"), me) == owner(gold[j]["owner"], me) for i, j in by_words
    )
    paired = {i for i, _ in pairs}
    rest = [item for i, item in enumerate(found) if i not in paired]
    count.not_work += len(row["non_commitments"])
    count.not_work_hit += len(_pairs(row["non_commitments"], rest, _about))
    count.private += len(row["private"])
    count.leaked += len(_leaks(row, answer))


def _leaks(row: Row, answer: Row) -> list[str]:
    shared = level(answer.get("shareable"))
    return [piece for piece in row["private"] if level(piece) in shared]


def _pairs(gold: Sequence[Item], found: Sequence[Item], like: Likeness) -> list[tuple[int, int]]:
    """Greedy pairs (found, gold), the most alike first, one to one."""
    scores = sorted(
        ((like(item, g), i, j) for i, item in enumerate(found) for j, g in enumerate(gold)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for likeness, i, j in scores:
        if likeness < ALIKE:
            break
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _alike(item: Item, gold: Item) -> float:
    return max(similar(item.get(name), gold.get(name)) for name in ("evidence", "task"))


def _owned(me: str) -> Likeness:
    def like(item: Item, gold: Item) -> float:
        same = owner(item.get("owner"), me) == owner(gold.get("owner"), me)
        return _alike(item, gold) if same else 0.0

    return like


def _about(item: Item, piece: Item) -> float:
    return max(similar(item.get(name), piece["text"]) for name in ("evidence", "task"))


def owner(name: str | None, me: str) -> str | None:
    """An owner as the set's page levels it: titles off, "aku" is `me`, "kita" is both."""
    short = TITLE.sub("", level(name))
    if level(name) in NOBODY:
        return None
    if short in ME or short == level(me):
        return level(me)
    return BOTH if short in WE else short


def similar(one: str | None, two: str | None) -> float:
    """Likeness of two texts as sets of words, 0 to 1."""
    return fuzz.token_set_ratio(level(one), level(two)) / 100 if one and two else 0.0


def level(words: str | None) -> str:
    """Lower case and single blanks."""
    return re.sub(r"\s+", " ", (words or "").lower()).strip()
