"""What the user has chosen about engines, kept in the data folder: `engines.json`, for them only.

A key found in the environment was perhaps set for another program. It is used only after the user
confirmed the very address it would be sent to.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.engines.endpoint import Endpoint

FILE = "engines.json"


@dataclass(frozen=True, slots=True)
class Choices:
    """`remote`: the address that was confirmed, with its `remote_model`; `embedded`: our model."""

    remote: str = ""
    remote_model: str = ""
    embedded: str = ""

    def confirms(self, endpoint: Endpoint) -> bool:
        """Whether this endpoint may be used."""
        return endpoint.origin != "found" or endpoint.address == self.remote


def read_choices(home: Path) -> Choices:
    """The choices in the data folder; none where there is no file or it cannot be understood."""
    try:
        kept = json.loads((home / FILE).read_text(encoding="utf-8"))
        return Choices(**{key: str(kept[key]) for key in Choices.__slots__ if key in kept})
    except (FileNotFoundError, ValueError, TypeError):
        return Choices()  # nothing is confirmed: the user is asked again


def write_choices(home: Path, **changed: str) -> Choices:
    """Change some choices and keep them. Raises OSError."""
    choices = replace(read_choices(home), **changed)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = home / f"{FILE}.new"
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(choices), file, indent=2)
    fresh.replace(home / FILE)
    return choices
