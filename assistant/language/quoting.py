"""What stands in quotation marks: somebody's own words, which are kept and never judged."""

from __future__ import annotations

import re
from collections.abc import Callable

QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»")
SINGLY_QUOTED = re.compile(r"(?<!\w)['‘](?=\w)(?:[^\n'’]|(?<=\w)['’](?=\w)){1,80}['’](?!\w)")
"""Between single marks, apostrophes inside allowed."""


def unquoted(text: str) -> str:
    """`text` with what stands in quotation marks blanked out, so that places stay the same."""
    return QUOTED.sub(lambda match: " " * len(match.group()), text)


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """`text` with `change` made to each piece of it that stands in no quotation marks."""
    parts: list[str] = []
    last = 0
    for match in QUOTED.finditer(text):
        parts += [change(text[last : match.start()]), match.group()]
        last = match.end()
    return "".join([*parts, change(text[last:])])
