"""What sounds like a promise and is none, each with one question that would confirm it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assistant.jobs.recap.contract import NonCommitment
from assistant.jobs.recap.plain import plain
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Clause, Role
from assistant.texts import Language, catalogue, text

KINDS: dict[Role, str] = {
    Role.POLITE_NO: "polite",
    Role.CONDITION: "condition",
    Role.HEARSAY: "hearsay",
    Role.PROPOSAL: "idea",
    Role.REQUEST: "asked",
}
MOST = 12
FEWEST_WORDS = 2


def non_commitments(note: Note, work: Iterable[Work], language: Language) -> list[NonCommitment]:
    """The polite noes, open conditions, hearsay, ideas and unanswered requests of a note."""
    told = {i for item in work for i in item.told}
    used: Counter[str] = Counter()
    found: list[NonCommitment] = []
    for i in note.open_clauses():
        kind = _kind(note, note.clauses[i])
        if i in told or kind is None or len(note.clauses[i].text.split()) < FEWEST_WORDS:
            continue
        found.append(_one(note.clauses[i], kind, used[kind], language))
        used[kind] += 1
    return found[:MOST]


def _kind(note: Note, clause: Clause) -> str | None:
    if clause.role in KINDS and clause.p(clause.role) >= note.scales.polite:
        return KINDS[clause.role]
    return "polite" if spotter("attempt").search(clause.text) else None


def _one(clause: Clause, kind: str, turn: int, language: Language) -> NonCommitment:
    return NonCommitment(
        text=plain(clause.text),
        why=text(f"recap.why.{kind}", language),
        confirm=_question(kind, turn, language),
    )


def _question(kind: str, turn: int, language: Language) -> str:
    """The questions of a kind take turns, so that no two neighbours sound alike."""
    prefix = f"recap.confirm.{kind}."
    keys = [key for key in catalogue(language) if key.startswith(prefix)]
    return text(keys[turn % len(keys)], language)
