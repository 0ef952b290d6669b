"""A rewording stays with its matter: most of what it speaks of stands in its sources.

Small models fall back on the example in their prompt and speak of events that nobody told. Names
and numbers are looked at elsewhere (`invention`); here it is the plain words. Compared by their
first letters, so that endings do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.checks.findings import Finding

WORD = re.compile(r"[^\W\d_]{5,}")
STEM = 5
"""Letters of a word that are compared; shorter words are mostly grammar and are passed over."""
MOST_NEW = 0.5
"""Share of new words from which a text has strayed."""
FEWEST_NEW = 3


def strayed(text: str, sources: Iterable[str]) -> list[Finding]:
    """The new words, if `text` speaks mostly of what stands in none of `sources`."""
    known = {stem for source in sources for stem in _stems(source)}
    spoken = _stems(text)
    new = [word for stem, word in spoken.items() if stem not in known]
    if len(new) < FEWEST_NEW or len(new) < MOST_NEW * len(spoken):
        return []
    return [Finding("checks.strayed", ", ".join(new))]


def _stems(text: str) -> dict[str, str]:
    return {match.group().lower()[:STEM]: match.group() for match in WORD.finditer(text)}
