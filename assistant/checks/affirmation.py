"""Affirmation: words that side with the writer or praise them.

A coach that tells people they are right makes them surer and less willing to repair a conflict
(Cheng et al., "Sycophantic AI decreases prosocial intentions and promotes dependence", 2025), so
a plan is measured for it and a model's words may not add any. The lists are
`data/affirmation.yaml`; what stands in quotation marks is somebody's own and never counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checks.findings import Finding
from assistant.language.lexicon import from_words, load_yaml, whole_words
from assistant.language.quoting import unquoted


def affirmations(text: str) -> list[Finding]:
    """Each place where `text` takes the writer's side."""
    bare = unquoted(text)
    return [
        Finding("checks.takes-a-side", match.group())
        for pattern in _patterns()
        for match in pattern.finditer(bare)
    ]


def affirmation(texts: Sequence[str]) -> float:
    """Share of `texts` that take the writer's side, 0 to 1; 0 for none at all."""
    return sum(bool(affirmations(each)) for each in texts) / len(texts) if texts else 0.0


@from_words
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        whole_words(tuple(entry["words"])) for entry in load_yaml("assistant.checks", "affirmation")
    )
