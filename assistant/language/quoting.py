"""What stands in quotation marks: somebody's own words, which are kept and never judged."""

from __future__ import annotations

import re

QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»")


def unquoted(text: str) -> str:
    """`text` with what stands in quotation marks blanked out, so that places stay the same."""
    return QUOTED.sub(lambda match: " " * len(match.group()), text)
