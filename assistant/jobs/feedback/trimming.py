"""Cutting words out of a clause so that what remains still reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.checks.blame import Sting
from assistant.checks.facts import details
from assistant.jobs.feedback.signs import feedback_data, shows
from assistant.language.quoting import QUOTED, SINGLY_QUOTED

WITH_COMPANY = ("comparison", "private-matter")
"""Kinds whose whole part goes: an amount beside them belongs to them."""
"""Between single marks, apostrophes inside allowed."""
FEWEST = 6
"""Words that a part has to keep to stand with no more than "yesterday" or "twice" in it."""
EDGE = re.compile(
    r"[,;:–—()]+\s*|\s+-\s+|[.!?…]+\s+|\s+(?=(?:dan|tapi|tetapi|namun|karena|soalnya|jadi|terus|trus|sampai|"
    r"padahal|sedangkan|sementara|makanya|and|but|because|so|then|while|whereas)\s)",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:[\s,;:.!?…–—-]+|(?:dan|tapi|tetapi|namun|terus|trus|lalu|soalnya|padahal|makanya|and|but|so|then"
    r"|also|or|because|jadi|karena)\s+(?=\S))+",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:[\s,;:–—-]+|\s+(?:dan|tapi|tetapi|karena|terus|yang|and|but|because|so|who|which|that|mungkin|barangkali|kayaknya|sepertinya|maybe|perhaps|probably|presumably))+$",
    re.IGNORECASE,
)


def without(clause: str, start: int, stings: Sequence[Sting]) -> str:
    """`clause`, which begins at `start` of the text, without its stinging words.

    Parts that hold a moment, an amount or a quote lose only the words themselves.
    """
    spans = [_reach(clause, s.start - start, s.end - start, s) for s in stings]
    rest = clause
    for left, right in sorted(_merged(spans), reverse=True):
        rest = _joined(rest[:left], rest[right:])
    return tidy(rest)


def without_absolutes(words: str) -> str:
    """`words` with "never" and its like put right, as absolutes.yaml says."""
    for pattern, instead in _absolutes():
        words = pattern.sub(instead, words)
    return words


@cache
def _absolutes() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(rf"(?<!\w){row['pattern']}", re.IGNORECASE), row["instead"])
        for row in feedback_data("absolutes")
    ]


def inside_quotes(text: str, at: int) -> bool:
    """Whether position `at` of `text` lies in a quotation."""
    return any(match.start() < at < match.end() for match in QUOTED.finditer(text))


def parts(clause: str) -> list[str]:
    """The clause cut behind its commas, quotations whole; joined they are the clause again."""
    cuts = [m.end() for m in re.finditer(r",\s+", clause)]
    cuts = [at for at in cuts if not inside_quotes(clause, at)]
    return [clause[a:b] for a, b in zip([0, *cuts], [*cuts, len(clause)], strict=True)]


def limbs(clause: str) -> list[str]:
    """The clause cut behind its commas and in front of the words of limbs.yaml."""
    found: list[str] = []
    for part in parts(clause):
        cuts = [m.start() for m in _limb().finditer(part) if m.start()]
        cuts = [at for at in cuts if not inside_quotes(part, at)]
        ends = [*cuts, len(part)]
        found += [part[a:b] for a, b in zip([0, *cuts], ends, strict=True)]
    return found


@cache
def _limb() -> re.Pattern[str]:
    words = "|".join(row["pattern"] for row in feedback_data("limbs"))
    return re.compile(rf"(?<![\w'’-])(?:{words})", re.IGNORECASE)


def tidy(piece: str) -> str:
    """Without connectors and marks that hang in the air."""
    piece = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"[ \t]{2,}", " ", piece))
    piece = re.sub(r"([,;:])\s*(?=[,.;:!?])", "", piece)
    return TRAILING.sub("", LEADING.sub("", piece)).strip()


def is_concrete(words: str) -> bool:
    """Whether it holds a moment, an amount or a quote."""
    told = any(d.kind != "name" for d in details(words)) or shows("concrete", words)
    return told or SINGLY_QUOTED.search(words) is not None


def _reach(clause: str, left: int, right: int, sting: Sting) -> tuple[int, int]:
    """How far the cut goes: the words, or their part of the clause."""
    left, right = max(left, 0), min(right, len(clause))
    start, end = _part(clause, left, right)
    rest = clause[start:left] + " " + clause[right:end]
    if sting.cut == "word":
        alone = (start, end) == (0, len(clause))
        vague = sting.kind == "absolute" and not alone and not is_concrete(rest)
        return (start, end) if vague else (left, right)
    alone = sting.kind not in WITH_COMPANY and _tells(rest)
    return (left, right) if alone else (start, end)


def _tells(rest: str) -> bool:
    """Whether what is left of a part says enough to stand."""
    if any(d.kind != "name" for d in details(rest)):
        return True
    return is_concrete(rest) and len(rest.split()) >= FEWEST


def _part(clause: str, left: int, right: int) -> tuple[int, int]:
    edges = [m for m in EDGE.finditer(clause) if not inside_quotes(clause, m.start())]
    start = max((m.end() for m in edges if m.end() <= left), default=0)
    end = min((m.start() for m in edges if m.start() >= right), default=len(clause))
    return start, end


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _joined(left: str, right: str) -> str:
    """Both sides with one mark between them."""
    left, right = left.rstrip(), right.lstrip()
    if left and left[-1] in ",;:" and (not right or right[0] in ",;:.!?"):
        left = left[:-1]
    if not left or not right or right[0] in ",.;:!?":
        return left + right
    return f"{left} {right}"
