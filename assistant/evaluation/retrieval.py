"""The practice search measured: hit@k, MRR@10, and what is lost between the languages.

Rows carry `id`, `lang`, `query`, `best` and `also`; a result is right if its slug is `best` or in
`also`, and each slug counts once, where it stands best. A row with a `history` leans on what was
said before (`knowledge/labels/follow-ups`); one without `best` is no question for the library, and
right if nothing is found (`knowledge/labels/out-of-scope`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.retrieval.followups import followed_up
from assistant.retrieval.search import Finder
from assistant.texts import LANGUAGES

Row = Mapping[str, Any]
Figures = dict[str, float | dict[str, float]]
DEPTH = 10
SHOWN = 3


def requests(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One search a row, deep enough for MRR@10."""
    return [{"query": _asked(row), "scope": "practices", "k": DEPTH} for row in rows]


def score(rows: Sequence[Row], answers: Mapping[str, Row]) -> Figures:
    """hit@1, 3, 5, MRR@10, `best` alone at rank 1, and hit@5 by the query's language.

    For rows that are no question for the library: the share that was `abstained` from, also by
    what the row is for (to build the floor, or kept apart from it).
    """
    ours = [row for row in rows if row.get("best")]
    foreign = [row for row in rows if not row.get("best")]
    found = figures(ours, [_slugs(answers.get(row["id"], {})) for row in ours]) if ours else {}
    return {**found, **(_abstentions(foreign, answers) if foreign else {})}


def misses(rows: Sequence[Row], answers: Mapping[str, Row]) -> list[str]:
    """Questions without a right card among the first five, the farthest off first; then those that
    should have found nothing.
    """
    wrong = []
    for row in rows:
        if not row.get("best"):
            continue
        slugs = _slugs(answers.get(row["id"], {}))
        rank = _rank(row, slugs)
        if rank is None or rank >= 5:
            found = ", ".join(slugs[:SHOWN]) or "nothing"
            wrong.append((rank or DEPTH, f"{row['id']}: {row['best']} expected, found {found}"))
    return [
        *(line for _, line in sorted(wrong, key=lambda miss: -miss[0])),
        *(
            f"{row['id']}: no question for the library, found {found[0]}"
            for row in rows
            if not row.get("best") and (found := _slugs(answers.get(row["id"], {})))
        ),
    ]


def figures(rows: Sequence[Row], ranked: Sequence[Sequence[str]]) -> Figures:
    """The measures over slugs in ranked order, one list a row."""
    ranks = [_rank(row, slugs) for row, slugs in zip(rows, ranked, strict=True)]
    firsts = [
        bool(slugs) and slugs[0] == row["best"] for row, slugs in zip(rows, ranked, strict=True)
    ]
    languages = sorted({row["lang"] for row in rows})
    return {
        **{f"hit{k}": _share([_within(rank, k) for rank in ranks]) for k in (1, 3, 5)},
        "mrr10": _share([_reciprocal(rank) for rank in ranks]),
        "best_first": _share(firsts),
        "hit5_by": {
            language: _share(
                [
                    _within(r, 5)
                    for row, r in zip(rows, ranks, strict=True)
                    if row["lang"] == language
                ]
            )
            for language in languages
        },
    }


def across_languages(rows: Sequence[Row], finder: Finder) -> Figures:
    """hit@5 with the cards of one language alone, by the language of the query; without a floor."""
    ours = [row for row in rows if row.get("best")]
    found: Figures = {}
    for language in LANGUAGES if ours else ():
        hits = [finder.practices(_asked(row), 5, language, floor=False) for row in ours]
        ranked = [[hit.slug or "" for hit in each] for each in hits]
        found[f"hit5_{language}_cards"] = figures(ours, ranked)["hit5_by"]
    return found


def _asked(row: Row) -> str:
    return followed_up(row["query"], row.get("history") or [])


def _abstentions(rows: Sequence[Row], answers: Mapping[str, Row]) -> Figures:
    silent = {row["id"]: not _slugs(answers.get(row["id"], {})) for row in rows}
    uses = sorted({str(row.get("use", "apart")) for row in rows})
    return {
        "abstained": _share(list(silent.values())),
        "abstained_by": {
            use: _share([silent[row["id"]] for row in rows if row.get("use", "apart") == use])
            for use in uses
        },
    }


def _slugs(answer: Row) -> list[str]:
    found = [result.get("slug") for result in answer.get("results") or []]
    return list(dict.fromkeys(slug for slug in found if slug))


def _rank(row: Row, slugs: Sequence[str]) -> int | None:
    right = {row["best"], *row["also"]}
    return next((place for place, slug in enumerate(slugs) if slug in right), None)


def _within(rank: int | None, k: int) -> bool:
    return rank is not None and rank < k


def _reciprocal(rank: int | None) -> float:
    return 1 / (rank + 1) if rank is not None and rank < DEPTH else 0.0


def _share(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
