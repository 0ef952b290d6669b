"""What a turn of the user does: question, blame, apology and so on, each with the user's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.jobs.contract import Listener
from assistant.language.clauses import Clause, Reading, Role
from assistant.language.lexicon import from_words, load_yaml, whole_words

OTHER, YES_NO, QUESTION, REQUEST, AGREEMENT = "other", "yes-no", "question", "request", "agreement"


@dataclass(frozen=True, slots=True)
class MoveKind:
    """An entry of moves.yaml. `shift` is the change of trust, heat and openness."""

    name: str
    reply: str
    shift: tuple[int, int, int]
    good: bool
    roles: tuple[tuple[Role, float], ...]
    signs: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Move:
    """A move heard in a turn; `quote` is what was said."""

    kind: MoveKind
    quote: str


TELLS, TOLD = 0.3, 4
"""How surely, and in how many words at least, a clause tells what happened."""
NOTHING = MoveKind(OTHER, OTHER, (0, 0, 0), True, (), None)


def moves_in(words: str, ear: Listener) -> list[Move]:
    """The moves of a turn, in order, each kind once; one of kind `other` where none is heard."""
    reading: Reading = ear.read(words, genre="talk")
    heard = [
        Move(kind, clause.text.strip())
        for clause in reading.clauses
        for kind in _kinds_of(clause, reading)
    ]
    once = {move.kind.name: move for move in reversed(heard)}
    found = [move for move in heard if once[move.kind.name] is move]
    return found or [Move(NOTHING, words.strip())]


def weightiest(moves: list[Move]) -> Move:
    """The move that the other answers: what hurts, then an apology, then what is asked."""
    order = [kind.name for kind in move_kinds()] + [OTHER]
    return min(moves, key=lambda move: order.index(move.kind.name))


def _kinds_of(clause: Clause, reading: Reading) -> list[MoveKind]:
    """What a clause does: what its words show, else what the ear hears in it."""
    listed = [kind for kind in move_kinds() if kind.signs and kind.signs.search(clause.text)]
    if listed:
        names = {kind.name for kind in listed}
        asks = _asks(clause, reading)
        out = {REQUEST} if AGREEMENT in names and not asks else set[str]()
        if REQUEST in names or not (asks or _invites().search(clause.text)):
            out.add(QUESTION)
        return [kind for kind in listed if kind.name not in out]
    heard = [kind for kind in move_kinds() if _heard(kind, clause)][:1]
    return heard or [kind for kind in move_kinds() if kind.name == _plainly(clause, reading)]


def _heard(kind: MoveKind, clause: Clause) -> bool:
    """Whether the ear hears it; a hurt only where the other is spoken to or of."""
    if not kind.good and not _to_them().search(clause.text):
        return False
    return any(clause.p(role) >= least for role, least in kind.roles)


def _plainly(clause: Clause, reading: Reading) -> str | None:
    """What a clause is by its form: a question mark asks, an event of some length tells."""
    if _asks(clause, reading):
        return YES_NO
    tells = clause.p(Role.OBSERVATION, Role.IMPACT, Role.DONE, Role.CONTEXT) >= TELLS
    return "fact" if tells and len(clause.text.split()) >= TOLD else None


def _asks(clause: Clause, reading: Reading) -> bool:
    """Whether the sentence around the clause ends in a question mark."""
    rest = reading.text[clause.start :]
    end = re.search(r"[.!?\n]|$", rest[len(clause.text.rstrip()) - 1 :])
    return bool(end and end.group() == "?")


@from_words
def _to_them() -> re.Pattern[str]:
    return whole_words(tuple(load_yaml("assistant.jobs.rehearsal", "you")))


@from_words
def _invites() -> re.Pattern[str]:
    """Words that ask without a question mark: "tell me", "ceritain dong"."""
    return whole_words(tuple(load_yaml("assistant.jobs.rehearsal", "inviting")))


@from_words
def move_kinds() -> tuple[MoveKind, ...]:
    """All kinds, what hurts first."""
    return tuple(
        MoveKind(
            entry["name"],
            entry["reply"],
            tuple(entry["shift"]),
            entry["good"],
            tuple((Role(role), least) for role, least in entry["roles"].items()),
            _pattern(entry["signs"]),
        )
        for entry in load_yaml("assistant.jobs.rehearsal", "moves")
    )


def _pattern(signs: list[str]) -> re.Pattern[str] | None:
    if not signs:
        return None
    return whole_words(tuple(signs))
