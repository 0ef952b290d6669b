"""Which clauses of raw feedback may be said.

Two witnesses: the ear, which has heard what each clause does, and the word lists, which know what
stings. A clause with a moment, an amount or a quote in it is never dropped whole for one word.
"""

from __future__ import annotations

from assistant.checks.blame import PRIVATE, Sting, stings
from assistant.checks.softening import is_plain
from assistant.checks.verdict import Verdict
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
SURELY = 0.85
SHORTEST = 2
"""Words below which a rest is no clause."""


def sorted_out(reading: Reading, verdict: Verdict) -> Material:
    """Every clause of `reading` with what may stay of it."""
    found = stings(reading.text)
    plain = is_core(reading, verdict)
    hot = any(sting.cut != "word" and not sting.weak for sting in found)
    judge = _Judge(plain, hot)
    pieces = tuple(judge.piece(clause, _within(clause, found)) for clause in reading.clauses)
    if judge.has_private(pieces) or any(p.kind == "machine" for p in pieces):
        pieces = tuple(_tied(piece, pieces) for piece in pieces)
    if any(not piece.stays for piece in pieces) or hot:
        pieces = tuple(_hot(piece) for piece in pieces)
    topics = [s.topic for p in pieces for s in p.stings if s.topic and p.kind != "core"]
    return Material(reading, pieces, plain, tuple(dict.fromkeys(topics)))


def is_core(reading: Reading, verdict: Verdict) -> bool:
    """Whether the text holds what must not be softened."""
    if verdict.stops:
        return True
    return any(
        clause.p(Role.PROTECTED_CORE) >= HEARD and is_plain(clause.text)
        for clause in reading.clauses
    )


class _Judge:
    """Decides piece by piece, knowing what kind of text it is."""

    def __init__(self, plain: bool, hot: bool) -> None:
        self.plain = plain
        self.threshold = HEARD if hot else HEARD_ALONE

    def piece(self, clause: Clause, found: list[Sting]) -> Piece:
        """The clause with what may stay of it."""
        blame = blame_in(clause)
        counted = tuple(s for s in found if not s.weak or blame >= WEAKLY)
        if self.plain:
            return self._core(clause, counted, blame)
        if any(s.kind == "machine" for s in counted) or clause.has(Role.INSTRUCTION):
            return self._trimmed(clause, counted, "machine")
        if any(s.kind == PRIVATE for s in counted) or clause.has(Role.PRIVATE_MATTER, at_least=0.6):
            return self._trimmed(clause, counted, "private")
        if counted:
            return self._trimmed(clause, counted, _kind_of(counted, blame >= self.threshold))
        if blame >= self.threshold and not _spared(clause, blame):
            return Piece(clause, "blame")
        return Piece(clause, doing(clause), clause.text)

    def has_private(self, pieces: tuple[Piece, ...]) -> bool:
        """Whether one of them is a private matter."""
        return any(piece.kind == "private" for piece in pieces) and not self.plain

    def _core(self, clause: Clause, found: tuple[Sting, ...], blame: float) -> Piece:
        """Where nothing may be softened only insults go."""
        insults = tuple(s for s in found if s.kind not in (PRIVATE, "threat", "crowd", "absolute"))
        if is_plain(clause.text) or not (insults or blame >= HEARD_ALONE):
            return Piece(clause, _core_kind(clause), clause.text)
        if is_concrete(clause.text):
            return Piece(
                clause, _core_kind(clause), without(clause.text, clause.start, insults), insults
            )
        if insults or clause.has(Role.JUDGEMENT, Role.SARCASM, at_least=HEARD_ALONE):
            return Piece(clause, "blame", "", insults)
        return Piece(clause, _core_kind(clause), clause.text)

    def _trimmed(self, clause: Clause, found: tuple[Sting, ...], otherwise: Kind) -> Piece:
        """What is left without the stinging words, or nothing."""
        rest = without(clause.text, clause.start, found)
        dropped = otherwise in ("machine", "empty") or any(s.cut == "clause" for s in found)
        if otherwise == "machine" or (dropped and not is_concrete(rest)) or not _stands(rest):
            return Piece(clause, otherwise, "", found)
        only_words = all(s.cut == "word" for s in found)
        if is_concrete(rest) or (only_words and blame_in(clause) < self.threshold):
            return Piece(clause, doing(clause, rest), rest, found)
        if not only_words and blame_in(clause) < self.threshold and shows("first_person", rest):
            return Piece(clause, doing(clause, rest), rest, found)
        return Piece(clause, otherwise, "", found)


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
    return "impact" if clause.p(Role.IMPACT) >= WEAKLY else "fact"


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


def _core_kind(clause: Clause) -> Kind:
    if is_plain(clause.text) or clause.has(Role.PROTECTED_CORE):
        return "core"
    return doing(clause)


def _kind_of(found: tuple[Sting, ...], blaming: bool) -> Kind:
    if any(s.kind == "empty-request" for s in found):
        return "empty"
    return "blame"


def _spared(clause: Clause, blame: float) -> bool:
    """Heard as blame, yet it says something that can be checked or asked for."""
    if opens_with("verbs", clause.text) and clause.has(Role.ABSOLUTE, Role.REQUEST, at_least=0.2):
        return True
    if not is_concrete(clause.text):
        return False
    return not (clause.role in BEYOND_REPAIR and blame >= SURELY)


def _stands(rest: str) -> bool:
    return len(rest.split()) >= SHORTEST


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
    if not piece.stays or is_concrete(piece.said) or piece.kind in ("core", "impact", "feeling"):
        return piece
    others = " ".join(p.said for p in pieces if p.stays and p is not piece).lower().split()
    own = [word for word in tidy(piece.said).lower().split() if len(word) > 4]
    if piece.kind in ("request", "question", "fact") and not any(w in others for w in own):
        polite = shows("request", piece.said) and piece.clause.p(Role.REQUEST) >= HEARD
        return piece if polite else Piece(piece.clause, "private", "", piece.stings)
    return piece


def _within(clause: Clause, found: list[Sting]) -> list[Sting]:
    return [s for s in found if s.start < clause.end and clause.start < s.end]
