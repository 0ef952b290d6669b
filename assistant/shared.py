"""Where the files that travel with the package lie: prompts and knowledge.

In a checkout they stand at the top level, in an installed wheel beside the modules.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def shared_path(name: str) -> Path:
    """The folder or file `name` (for example `knowledge/en`). Raises FileNotFoundError."""
    for root in (PACKAGE / "_shared", PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(name)
