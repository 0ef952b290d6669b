"""Text that a reader does not see or cannot read: invisible characters, comments, encoded runs.

What stands there is kept, with its place, but nobody takes it for something a person said.
"""

from __future__ import annotations

import re

RUNS = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|[\U000e0020-\U000e007f]{2,}"
    r"|[\u200b\u200c\u200d\u2060-\u2064\ufeff]{4,}"
    r"|(?<![\w/+])(?=[A-Za-z0-9+/]{0,200}[0-9+/])(?=[A-Za-z0-9+/]{0,200}[A-Z])"
    r"[A-Za-z0-9+/]{40,}={0,2}(?![\w/+])"
    r"|(?i:<(script|style|template)\b[^<>]{0,200}>[^<]{0,5000}</\1\s*>)",
    re.DOTALL,
)


def hidden_runs(text: str) -> list[tuple[int, int]]:
    """Spans of `text` that are not for a reader, in order."""
    return [match.span() for match in RUNS.finditer(text)]


def is_hidden(start: int, end: int, runs: list[tuple[int, int]]) -> bool:
    """Whether most of `start:end` lies in hidden runs."""
    covered = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in runs)
    return covered * 2 > end - start
