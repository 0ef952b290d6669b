"""The words of the interface, in both languages.

`en.yaml` and `id.yaml` hold the same nested keys; a non-programmer can correct them. A key is
written with dots (`error.empty-input`), placeholders as `{name}`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All texts of one language, keyed by dotted name."""
    source = files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return dict(_flatten(yaml.safe_load(source)))


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
