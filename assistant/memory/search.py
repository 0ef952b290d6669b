"""Search by words: SQLite's FTS5 with BM25, or PostgreSQL's full text, over stemmed terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session as Transaction

_COLUMNS = """passage.id, passage.note_id, note.person_id, note.date, note.title,
       substr(note.text, passage.start + 1, passage."end" - passage.start) AS quote"""

_MINE = """note.user_id = :user AND (CAST(:person AS TEXT) IS NULL OR note.person_id = :person)"""

SQLITE = f"""
SELECT {_COLUMNS}, -bm25(passage_terms) AS score
FROM passage_terms JOIN passage ON passage.id = passage_terms.rowid
     JOIN note ON note.id = passage.note_id
WHERE passage_terms MATCH :query AND {_MINE}
ORDER BY score DESC, passage.id LIMIT :k"""

POSTGRESQL = f"""
SELECT {_COLUMNS},
       ts_rank_cd(to_tsvector('simple', passage.terms), to_tsquery('simple', :query)) AS score
FROM passage JOIN note ON note.id = passage.note_id
WHERE to_tsvector('simple', passage.terms) @@ to_tsquery('simple', :query) AND {_MINE}
ORDER BY score DESC, passage.id LIMIT :k"""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of a note. `quote` stands verbatim in the note; a higher `score` is better."""

    id: int
    note_id: str
    person_id: str | None
    date: date
    title: str
    quote: str
    score: float = 0.0


def search_terms(
    transaction: Transaction, user_id: str, terms: Sequence[str], k: int, person_id: str | None
) -> list[FoundPassage]:
    """Passages of this user's notes that have any of `terms`, best first, at most `k`.

    A term is a stem as the passages were split with; whatever is no letter or digit is left out,
    so a query can carry no operators.
    """
    words = list(dict.fromkeys(w for term in terms for w in _words(term)))
    if not words:
        return []
    sqlite = transaction.get_bind().dialect.name == "sqlite"
    query = " OR ".join(f'"{word}"' for word in words) if sqlite else " | ".join(words)
    values: dict[str, Any] = {"query": query, "user": user_id, "person": person_id, "k": k}
    rows = transaction.execute(text(SQLITE if sqlite else POSTGRESQL), values)
    return [
        FoundPassage(
            id=row.id,
            note_id=row.note_id,
            person_id=row.person_id,
            date=row.date if isinstance(row.date, date) else date.fromisoformat(row.date),
            title=row.title,
            quote=row.quote,
            score=float(row.score),
        )
        for row in rows
    ]


def _words(term: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in term.lower()).split()
