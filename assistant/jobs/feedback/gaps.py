"""What only the writer can add: an example, when it was, what it led to, what they ask for."""

from __future__ import annotations

import re

from assistant.checks.facts import details
from assistant.jobs.feedback.contract import Gap
from assistant.jobs.feedback.material import Material, Piece
from assistant.jobs.feedback.signs import opens_with, shows
from assistant.jobs.feedback.trimming import is_concrete
from assistant.language.clauses import Role

HOUR = re.compile(
    r"\d+(?:[.:]\d+)?\s*[ap]\.?m\.?|(?:jam|pukul) \d+(?:[.:]\d+)?"
    r"(?: (?:pagi|siang|sore|malam|malem))?|\d{1,2}[.:]\d{2}(?!\d)",
    re.IGNORECASE,
)
OBSERVED = (Role.OBSERVATION, Role.DONE, Role.STATUS, Role.IMPACT, Role.OWN_PART)


def gaps(material: Material) -> list[Gap]:
    """What is truly missing, in the order in which one would tell it."""
    kept = material.kept
    if material.plain or not material.pieces:
        return []
    wanted = any(p.kind in ("request", "question") or shows("wanted", p.said) for p in kept)
    told = any(happened(piece) for piece in kept)
    if material.fine and (told or wanted or material.of("appreciation")):
        return [] if wanted or material.of("appreciation") else ["request"]
    missing: list[Gap] = []
    if not told:
        missing.extend(("example", "when"))
    elif not _dated(" ".join(piece.said for piece in kept)):
        missing.append("when")
    if not _has_effect(kept):
        missing.append("impact")
    if not wanted:
        missing.append("request")
    return missing


def happened(piece: Piece) -> bool:
    """Whether it tells something that was seen or heard."""
    if piece.kind == "feeling":
        return is_concrete(piece.said)
    if piece.kind not in ("fact", "impact"):
        return False
    return is_concrete(piece.said) or piece.clause.p(*OBSERVED) >= 0.5


def _dated(said: str) -> bool:
    """Whether the other would know which moment is meant; an hour without a day is not enough."""
    if any(d.kind == "day" for d in details(said)) or shows("occasion", said):
        return True
    return not HOUR.search(said) and is_concrete(said)


def _has_effect(kept: list[Piece]) -> bool:
    """Whether some effect is told: heard as one, or a later thing that sounds like one."""
    told = [piece for piece in kept if piece.kind in ("fact", "impact", "feeling")]
    if any(piece.kind != "fact" and not opens_with("concession", piece.said) for piece in told):
        return True
    if any(shows("led_to", p.said) for p in told):
        return True
    if any(shows("effect", p.said) and shows("first_person", p.said) for p in told):
        return True
    return any(_follows(piece) for piece in told[1:])


def _follows(piece: Piece) -> bool:
    if opens_with("concession", piece.said):
        return False
    own = shows("first_person", piece.said) or shows("effect", piece.said)
    return own or piece.clause.p(Role.IMPACT) >= 0.05
