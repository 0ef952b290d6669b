"""The words of `words.yaml`, typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from assistant.memory.promises import BOTH, ME


@dataclass(frozen=True, slots=True)
class Words:
    """See `words.yaml`."""

    front_matter: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]
    me: frozenset[str]
    both: frozenset[str]
    done: frozenset[str]
    chat_files: tuple[str, ...]
    chat_noise: frozenset[str]

    def owner(self, name: str) -> str:
        """ "me", "both", or the name as it stands."""
        low = name.strip().lower()
        if low in self.me or not low:
            return ME
        return BOTH if low in self.both else name.strip()


@cache
def words() -> Words:
    """The words, read once."""
    source = files("assistant.memory.intake").joinpath("words.yaml").read_text(encoding="utf-8")
    raw = yaml.safe_load(source)
    return Words(
        front_matter={key: tuple(names) for key, names in raw["front_matter"].items()},
        columns={key: tuple(names) for key, names in raw["columns"].items()},
        me=frozenset(raw["me"]),
        both=frozenset(raw["both"]),
        done=frozenset(raw["done"]),
        chat_files=tuple(raw["chat_files"]),
        chat_noise=frozenset(raw["chat_noise"]),
    )
