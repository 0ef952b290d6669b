"""Which clauses of raw feedback may be said: the text as a whole around the single judgements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.checks.blame import Sting, stings
from assistant.checks.softening import is_plain
from assistant.checks.verdict import Verdict
from assistant.jobs.feedback.doing import HEARD, asks, blame_in, telling, tells_nothing
from assistant.jobs.feedback.judging import WEAKLY, Judge
from assistant.jobs.feedback.material import Kind, Material, Piece
from assistant.jobs.feedback.person import name_at_start
from assistant.jobs.feedback.pieces import one_sentence_each
from assistant.jobs.feedback.signs import opens_with, shows
from assistant.jobs.feedback.trimming import is_concrete, parts, tidy
from assistant.language.clauses import Clause, Reading, Role

SEEN = (Role.OBSERVATION, Role.APPRECIATION, Role.IMPACT, Role.DONE)
TOLD = (*SEEN, Role.FEELING, Role.OWN_PART, Role.STATUS, Role.PROTECTED_CORE)
IDLE = (Role.SMALL_TALK, Role.POLITE_NO, Role.PROPOSAL)
ALONE, SURELY = 0.6, 0.75
"""Probability from which a clause counts as blame where no word list has found anything."""
FAINTLY = 0.05
SEEN_AT_ALL = 0.25
PLAINLY = 0.85
TINGED, AIMED = 0.2, 0.12
"""Probability of blame from which a question is one that waits for no answer."""
LONG_WORD = 4
SHORT = 4


def sorted_out(reading: Reading, verdict: Verdict, hear: Callable[[str], Reading]) -> Material:
    """Every clause of `reading` with what may stay of it.

    `hear` listens again to what is left of a clause once the stinging words are out.
    """
    found = stings(reading.text)
    core = holds_core(reading, verdict, hear)
    hot = _is_hot(reading, found)
    vague = is_vague(reading) and not verdict.stops and not core
    judge = Judge(core, vague, hot, _threshold(hot, vague, core), hear)
    clauses = [part for clause in reading.clauses for part in one_sentence_each(clause, hear)]
    pieces = [judge.piece(clause, _within(clause, found)) for clause in clauses]
    pieces = [_unbroken(piece) for piece in pieces]
    if not verdict.stops and not core:
        heated = any(not piece.stays or piece.stings for piece in pieces)
        pieces = [_emptied(piece, heated) for piece in pieces]
    elif any(not piece.stays for piece in pieces) or core:
        pieces = [_emptied(piece, heated=True, plain=True) for piece in pieces]
    if not core:
        pieces = _conditioned(_cooled(_untied(pieces), hot))
    topics = [s.topic for piece in pieces for s in piece.stings if s.topic]
    return Material(
        reading, tuple(pieces), core or verdict.stops, core, tuple(dict.fromkeys(topics))
    )


def _conditioned(pieces: list[Piece]) -> list[Piece]:
    """With the condition of a request that stays: "If you have doubts, tell me first."."""
    return [
        Piece(piece.clause, "request", piece.clause.text) if _is_condition(piece, after) else piece
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True)
    ]


def _is_condition(piece: Piece, after: Piece | None) -> bool:
    if after is None or after.kind != "request" or not after.stays or piece.stays or piece.stings:
        return False
    same = piece.clause.segment == after.clause.segment
    return same and piece.clause.text.rstrip().endswith(",") and opens_with("if", piece.clause.text)


def _unbroken(piece: Piece) -> Piece:
    """A cut piece without the parts that say nothing alone, as long as another part stays."""
    if not piece.stays or piece.whole or piece.kind == "core":
        return piece
    said = [part for part in parts(piece.said) if not opens_with("leftover", tidy(part))]
    if not said or len(said) == len(parts(piece.said)):
        return piece
    return replace(piece, said=tidy("".join(said)))


def _is_hot(reading: Reading, found: Sequence[Sting]) -> bool:
    """Whether something in the text stings beyond doubt."""
    listed = any(sting.cut != "word" and not sting.weak for sting in found)
    return listed or any(
        blame_in(clause) >= PLAINLY and not is_concrete(clause.text) for clause in reading.clauses
    )


def is_vague(reading: Reading) -> bool:
    """Whether it tells nothing that could be seen, heard or counted."""
    return not is_concrete(reading.text) and not any(
        telling(clause) >= HEARD and (clause.p(*SEEN) >= SEEN_AT_ALL or shows("owed", clause.text))
        for clause in reading.clauses
    )


def holds_core(reading: Reading, verdict: Verdict, hear: Callable[[str], Reading]) -> bool:
    """Whether words that must not be softened stand in the text."""
    grave = any(clause.p(Role.PROTECTED_CORE) >= HEARD for clause in reading.clauses)
    enough = FAINTLY if verdict.route or grave else WEAKLY
    return any(_is_core(clause, enough, verdict, hear) for clause in reading.clauses)


def _is_core(
    clause: Clause, enough: float, verdict: Verdict, hear: Callable[[str], Reading]
) -> bool:
    if clause.p(Role.INSTRUCTION) >= WEAKLY:
        return False
    heard = clause.p(Role.PROTECTED_CORE)
    if is_plain(clause.text):
        if verdict.stops or heard >= enough:
            return True
        named = opens_with("naming", clause.text)
        return (named or verdict.route is not None) and _said_plainly(clause, hear)
    return verdict.route is not None and heard >= PLAINLY


def _said_plainly(clause: Clause, hear: Callable[[str], Reading]) -> bool:
    """Whether the plain word stands in a part that blames nobody: "it is harassment, you lech"."""
    plain = [part for part in parts(clause.text) if is_plain(part)]
    return any(blame_in(said) < HEARD for part in plain for said in hear(tidy(part)).clauses)


def _threshold(hot: bool, vague: bool, core: bool) -> float:
    if core:
        return SURELY
    if vague:
        return WEAKLY
    return HEARD if hot else ALONE


def _emptied(piece: Piece, heated: bool, plain: bool = False) -> Piece:
    """Nothing of words to the other that tell nothing; in a `plain` text only of short remarks."""
    short = len(piece.said.split()) <= SHORT and piece.clause.p(Role.PROTECTED_CORE) < WEAKLY
    if not piece.stays or not piece.whole or (plain and not short):
        return piece
    stings = plain and blame_in(piece.clause) >= WEAKLY and piece.kind not in ("request", "core")
    if not stings and not tells_nothing(piece.clause, heated):
        return piece
    return Piece(piece.clause, "blame", "", piece.stings)


def _untied(pieces: list[Piece]) -> list[Piece]:
    """Beside a private matter or an order to a program, advice without a tie to the work goes."""
    kinds = {piece.kind for piece in pieces}
    company: Kind = "private" if "private" in kinds else "machine"
    if company not in kinds:
        return pieces
    return [
        Piece(piece.clause, company, "", piece.stings) if _is_loose(piece, pieces) else piece
        for piece in pieces
    ]


def _is_loose(piece: Piece, pieces: Sequence[Piece]) -> bool:
    told = piece.clause.p(*TOLD) >= WEAKLY or piece.kind in ("core", "greeting", "request")
    own = shows("first_person", piece.said) and not shows("second_person", piece.said)
    if not piece.stays or told or own or is_concrete(piece.said):
        return False
    asks = shows("request", piece.said) or opens_with("verbs", piece.said)
    if asks and piece.clause.p(Role.REQUEST) >= HEARD:
        return False
    if blame_in(piece.clause) < WEAKLY and name_at_start(piece.said, piece.clause.language):
        return False
    others = " ".join(p.said for p in pieces if p.stays and p is not piece).lower()
    words = [word for word in tidy(piece.said).lower().split() if len(word) > LONG_WORD]
    return not any(word in others for word in words)


def _cooled(pieces: list[Piece], hot: bool) -> list[Piece]:
    """Without questions that wait for no answer, and without chatter where the text is heated."""
    hot = hot or any(not piece.stays for piece in pieces)
    return [
        Piece(piece.clause, "blame", "", piece.stings) if _is_heat(piece, hot) else piece
        for piece in pieces
    ]


def _is_heat(piece: Piece, hot: bool) -> bool:
    clause, said = piece.clause, piece.said
    if not piece.stays or is_concrete(said) or piece.kind in ("request", "core", "greeting"):
        return False
    if asks(said) and not shows("genuine", said):
        return hot or blame_in(clause) >= (AIMED if shows("second_person", said) else TINGED)
    return hot and clause.role in IDLE and not shows("first_person", said)


def _within(clause: Clause, found: Sequence[Sting]) -> list[Sting]:
    return [s for s in found if s.start < clause.end and clause.start < s.end]
