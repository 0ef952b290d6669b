"""Which clauses of raw feedback may be said.

Two witnesses: the ear, which has heard what each clause does, and the word lists, which know what
stings. A clause with a moment, an amount or a quote in it is never dropped whole for one word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.checks.blame import PRIVATE, Sting, stings
from assistant.checks.facts import details
from assistant.checks.instructions import speaks_to_a_program
from assistant.checks.softening import is_plain
from assistant.checks.verdict import Verdict
from assistant.jobs.feedback.addressee import only_calls
from assistant.jobs.feedback.material import Kind, Material, Piece
from assistant.jobs.feedback.signs import opens_with, shows
from assistant.jobs.feedback.trimming import is_concrete, tidy, without
from assistant.language.clauses import Clause, Reading, Role

BLAME = (Role.JUDGEMENT, Role.ABSOLUTE, Role.MIND_READING, Role.SARCASM, Role.THREAT)
BEYOND_REPAIR = (Role.MIND_READING, Role.SARCASM, Role.THREAT)
IDLE = (Role.SMALL_TALK, Role.POLITE_NO, Role.PROPOSAL)
HEARD = 0.5
"""Probability from which a clause counts as blame where a word list agrees about the text."""
HEARD_ALONE = 0.7
"""The same where no list has found anything."""
WEAKLY = 0.3
FAINTLY = 0.05
SURELY = 0.85
BEYOND_DOUBT = 0.95
IN_EARNEST = frozenset({PRIVATE, "threat", "crowd", "absolute", "empty-request"})
"""Kinds of words that count for nothing where something may not be softened."""


def sorted_out(reading: Reading, verdict: Verdict, hear: Callable[[str], Reading]) -> Material:
    """Every clause of `reading` with what may stay of it.

    `hear` listens again to what is left of a clause once the stinging words are out.
    """
    found = stings(reading.text)
    core = holds_core(reading, verdict)
    hot = any(sting.cut != "word" and not sting.weak for sting in found)
    vague = is_vague(reading)
    judge = _Judge(core, _threshold(hot, vague), hear, vague)
    pieces = tuple(judge.piece(clause, _within(clause, found)) for clause in reading.clauses)
    if any(piece.kind in ("private", "machine") for piece in pieces):
        pieces = tuple(_tied(piece, pieces) for piece in pieces)
    if not core and (hot or any(not piece.stays for piece in pieces)):
        pieces = tuple(_hot(piece) for piece in pieces)
    topics = [s.topic for piece in pieces for s in piece.stings if s.topic]
    return Material(reading, pieces, core or verdict.stops, core, tuple(dict.fromkeys(topics)))


def is_vague(reading: Reading) -> bool:
    """Whether it tells nothing that could be seen, heard or counted."""
    told = (Role.OBSERVATION, Role.APPRECIATION, Role.IMPACT, Role.DONE)
    return not is_concrete(reading.text) and not any(
        clause.p(*told) >= HEARD for clause in reading.clauses
    )


def _threshold(hot: bool, vague: bool) -> float:
    if vague:
        return WEAKLY
    return HEARD if hot else HEARD_ALONE


def holds_core(reading: Reading, verdict: Verdict) -> bool:
    """Whether words that must not be softened stand in the text."""
    enough = FAINTLY if verdict.route else WEAKLY
    return any(_is_core(clause, enough, verdict) for clause in reading.clauses)


def _is_core(clause: Clause, enough: float, verdict: Verdict) -> bool:
    if clause.p(Role.INSTRUCTION) >= WEAKLY:
        return False
    heard = clause.p(Role.PROTECTED_CORE)
    if is_plain(clause.text):
        return verdict.stops or heard >= enough
    return verdict.route is not None and heard >= SURELY


@dataclass(frozen=True, slots=True)
class _Judge:
    """Decides piece by piece, knowing what kind of text it is."""

    core: bool
    threshold: float
    hear: Callable[[str], Reading]
    vague: bool

    def piece(self, clause: Clause, found: Sequence[Sting]) -> Piece:
        """The clause with what may stay of it."""
        counted = self._counted(clause, found)
        kind = self._charge(clause, counted)
        if self.core and is_plain(clause.text) and kind != "machine":
            return Piece(clause, "core", clause.text)
        if counted or kind in ("machine", "private"):
            return self._trimmed(clause, counted, kind or "blame")
        if kind and not _spared(clause):
            return Piece(clause, kind)
        return Piece(clause, doing(clause), clause.text)

    def _counted(self, clause: Clause, found: Sequence[Sting]) -> tuple[Sting, ...]:
        """The words that count here: hard where nothing may be softened, mild in a request."""
        ignored = frozenset[str]()
        if self.core:
            ignored = IN_EARNEST
        elif doing(clause) == "request":
            ignored = frozenset({"absolute"})
        blame = blame_in(clause)
        return tuple(
            s
            for s in found
            if s.kind not in ignored and (not s.weak or self.vague or blame >= WEAKLY)
        )

    def _charge(self, clause: Clause, counted: Sequence[Sting]) -> Kind | None:
        """What speaks against the clause as a whole."""
        kinds = {sting.kind for sting in counted}
        suspicion = clause.p(Role.INSTRUCTION) if len(clause.text.split()) > 2 else 0.0
        told = suspicion >= HEARD or speaks_to_a_program(clause.text, suspicion)
        if "machine" in kinds or told:
            return "machine"
        private = clause.p(Role.PRIVATE_MATTER) >= BEYOND_DOUBT and not self.core
        if PRIVATE in kinds or private:
            return "private"
        if "empty-request" in kinds:
            return "empty"
        return "blame" if blame_in(clause) >= self.threshold else None

    def _trimmed(self, clause: Clause, found: Sequence[Sting], otherwise: Kind) -> Piece:
        """What is left without the stinging words, or nothing."""
        rest = without(clause.text, clause.start, found)
        if otherwise != "machine" and rest and self._may_stay(rest, found):
            return Piece(clause, doing(clause, rest), rest, tuple(found))
        return Piece(clause, otherwise, "", tuple(found))

    def _may_stay(self, rest: str, found: Sequence[Sting]) -> bool:
        loose = any(s.cut == "clause" for s in found) or opens_with("relative", rest)
        if only_calls(rest) or (loose and not is_concrete(rest)):
            return False
        again = self.hear(rest).clauses
        return all(blame_in(clause) < self.threshold or _spared(clause) for clause in again)


def blame_in(clause: Clause) -> float:
    """How surely a clause is about the person, 0 to 1."""
    return min(1.0, sum(guess.p for guess in clause.roles if guess.role in BLAME))


def doing(clause: Clause, words: str | None = None) -> Kind:
    """What a clause that may be said does in feedback."""
    said = words or clause.text
    if clause.role is Role.SMALL_TALK and opens_with("greeting", said) and not is_concrete(said):
        return "greeting"
    if asks_for_something(clause, said):
        return "request"
    if said.rstrip().endswith("?") or clause.role is Role.OPEN_QUESTION:
        return "question"
    if clause.role is Role.APPRECIATION:
        return "appreciation"
    if clause.role is Role.FEELING:
        return "feeling"
    return "impact" if clause.has(Role.IMPACT, at_least=0.4) else "fact"


def asks_for_something(clause: Clause, said: str) -> bool:
    """Whether the other is asked to do something."""
    if clause.p(Role.REQUEST) >= HEARD:
        return True
    if clause.has(Role.OBSERVATION, Role.IMPACT, at_least=0.6):
        return False
    own = opens_with("first_person", said)
    if shows("request", said) and (clause.p(Role.REQUEST) > 0.05 or clause.role in _ASKING):
        return True
    return opens_with("verbs", said) and not own


_ASKING = (
    Role.COMMITMENT,
    Role.ASSIGNMENT,
    Role.PROPOSAL,
    Role.CONDITION,
    Role.DECISION,
    Role.DUTY,
    Role.OPEN_QUESTION,
    Role.ABSOLUTE,
)


def _spared(clause: Clause) -> bool:
    """Heard as blame, yet it says something that can be checked or asked for."""
    if doing(clause) == "request":
        return True
    if any(d.kind in ("number", "quote") for d in details(clause.text)):
        return True
    beyond = clause.role in BEYOND_REPAIR and blame_in(clause) >= SURELY
    return is_concrete(clause.text) and not beyond


def _hot(piece: Piece) -> Piece:
    """In a heated text a question that waits for no answer, and chatter, are part of the heat."""
    clause, said = piece.clause, piece.said
    if not piece.stays or is_concrete(said) or piece.kind in ("request", "core", "greeting"):
        return piece
    rhetorical = said.endswith("?") and not shows("genuine", said)
    idle = clause.role in IDLE and not shows("first_person", said)
    return Piece(clause, "blame", "", piece.stings) if rhetorical or idle else piece


def _tied(piece: Piece, pieces: tuple[Piece, ...]) -> Piece:
    """Beside a private matter, advice without a tie to the work is part of it."""
    told = piece.clause.p(Role.OBSERVATION, Role.IMPACT, Role.FEELING) >= WEAKLY
    if not piece.stays or told or piece.kind == "core" or is_concrete(piece.said):
        return piece
    others = " ".join(p.said for p in pieces if p.stays and p is not piece).lower().split()
    own = [word for word in tidy(piece.said).lower().split() if len(word) > 4]
    if piece.kind in ("request", "question", "fact") and not any(w in others for w in own):
        polite = shows("request", piece.said) and piece.clause.p(Role.REQUEST) >= HEARD
        return piece if polite else Piece(piece.clause, "private", "", piece.stings)
    return piece


def _within(clause: Clause, found: list[Sting]) -> list[Sting]:
    return [s for s in found if s.start < clause.end and clause.start < s.end]
