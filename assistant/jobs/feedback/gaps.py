"""What only the writer can add: an example, when it was, what it led to, what they ask for."""

from __future__ import annotations

from assistant.checks.facts import details
from assistant.jobs.feedback.contract import Gap
from assistant.jobs.feedback.material import Material, Piece
from assistant.jobs.feedback.signs import shows
from assistant.jobs.feedback.trimming import is_concrete
from assistant.language.clauses import Role

OBSERVED = (Role.OBSERVATION, Role.DONE, Role.STATUS, Role.IMPACT, Role.OWN_PART)


def gaps(material: Material) -> list[Gap]:
    """What is truly missing, in the order in which one would tell it."""
    if material.plain or not material.reading.clauses:
        return []
    kept = material.kept
    happened = [piece for piece in kept if _happened(piece)]
    missing: list[Gap] = []
    if _only_praise(kept):
        return []
    if not happened:
        missing.extend(("example", "when"))
    elif not any(_dated(piece) for piece in kept):
        missing.append("when")
    if not _has_effect(kept, happened):
        missing.append("impact")
    if not any(piece.kind in ("request", "question") for piece in kept):
        missing.append("request")
    return missing


def _happened(piece: Piece) -> bool:
    """Whether it tells something that was seen or heard."""
    if piece.kind not in ("fact", "impact"):
        return False
    return is_concrete(piece.said) or piece.clause.p(*OBSERVED) >= 0.5


def _dated(piece: Piece) -> bool:
    if any(d.kind in ("day", "number", "quote", "name") for d in details(piece.said)):
        return True
    return shows("occasion", piece.said) or is_concrete(piece.said)


def _has_effect(kept: list[Piece], happened: list[Piece]) -> bool:
    if any(piece.kind in ("impact", "feeling") for piece in kept):
        return True
    told = [piece for piece in kept if piece.kind == "fact"]
    if any(shows("first_person", piece.said) and shows("effect", piece.said) for piece in told):
        return True
    return any(shows("first_person", piece.said) for piece in told[1:])


def _only_praise(kept: list[Piece]) -> bool:
    kinds = {piece.kind for piece in kept}
    return "appreciation" in kinds and "feeling" not in kinds
