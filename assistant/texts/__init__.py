"""The words of the interface, in both languages.

`en.yaml` and `id.yaml`, and beside them `<area>.en.yaml` and `<area>.id.yaml`, hold the same
nested keys in both languages; a non-programmer can correct them. A key is written with dots
(`error.empty-input`), placeholders as `{name}`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe reader in C where it was built: the page waits for these files."""


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All texts of one language, keyed by dotted name."""
    pairs: dict[str, str] = {}
    for source in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if source.name == f"{language}.yaml" or source.name.endswith(f".{language}.yaml"):
            pairs.update(_flatten(yaml.load(source.read_text(encoding="utf-8"), _READER)))
    return pairs


def text(key: str, language: Language, **values: object) -> str:
    """The text `key` in `language` with its placeholders filled.

    Raises KeyError for an unknown key or a missing value: both are mistakes of the program.
    """
    return catalogue(language)[key].format(**values)


def _flatten(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            pairs += _flatten(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", str(value)))
    return pairs
