"""A clause of several sentences heard sentence by sentence.

The ear may hear "… two hours. Please check first." as one request; in feedback the first half is
what happened, so each sentence is heard alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.jobs.feedback.trimming import inside_quotes
from assistant.language.clauses import Clause, Reading

END = re.compile(r"(?<=[A-Za-z0-9)\"”][.!?])\s+(?=[A-Z\"“])")
INITIAL = re.compile(r"(?:\A|[A-Z][\w.]*\s)[A-Z]\.$")
ABBREVIATED = re.compile(
    r"(?<!\w)(?:[ap]\.m|no|tgl|dr|mr|mrs|ms|st|prof|bpk|sdr|sdri|yth)\.$", re.I
)


def one_sentence_each(clause: Clause, hear: Callable[[str], Reading]) -> list[Clause]:
    """`clause`, or its sentences with the roles that each has alone."""
    cuts = [m for m in END.finditer(clause.text) if not inside_quotes(clause.text, m.start())]
    cuts = [m for m in cuts if not _shortened(clause.text[: m.start()])]
    if not cuts:
        return [clause]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(clause.text)]
    return [_heard(clause, a, b, hear) for a, b in zip(starts, ends, strict=True)]


def _shortened(before: str) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    return bool(ABBREVIATED.search(before) or INITIAL.search(before))


def _heard(clause: Clause, start: int, end: int, hear: Callable[[str], Reading]) -> Clause:
    words = clause.text[start:end]
    alone = hear(words).clauses
    roles = alone[0].roles if alone else clause.roles
    at = clause.start
    return replace(clause, start=at + start, end=at + end, text=words, roles=roles)
