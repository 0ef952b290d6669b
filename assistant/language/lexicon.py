"""Word lists and patterns: YAML files beside this module that anybody can correct.

An organisation may add its own: a file of the same name in its `words` folder is merged in,
lists at their end, entries by their key. One organisation a process.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import yaml

from assistant.errors import InvalidRequest

Given = ParamSpec("Given")
Built = TypeVar("Built")
REMEMBERED = 20_000
"""Results kept of one function; most take no arguments and have one."""

_forget: list[Callable[[], None]] = []
_folder: list[Path] = []


def from_words(build: Callable[Given, Built]) -> Callable[Given, Built]:
    """Remember what `build` makes of word lists until an organisation adds to them."""
    remembered = lru_cache(maxsize=REMEMBERED)(build)
    _forget.append(remembered.cache_clear)
    return remembered  # pyright: ignore[reportReturnType]


def add_words(folder: Path | None) -> None:
    """Merge the files of an organisation's folder into all lists from now on; None: no more."""
    wanted = [folder] if folder else []
    if wanted != _folder:
        _folder[:] = wanted
        for forget in _forget:
            forget()


@from_words
def load_yaml(package: str, name: str) -> Any:
    """The content of `data/<name>.yaml` beside the modules of `package`.

    Raises InvalidRequest where an organisation's file of that name is not readable YAML.
    """
    source = files(package).joinpath("data", f"{name}.yaml")
    content = yaml.safe_load(source.read_text(encoding="utf-8"))
    for folder in _folder:
        own = folder / f"{name}.yaml"
        if own.is_file():
            content = _merged(content, _read(own))
    return content


def load_data(name: str) -> Any:
    """The content of one of the ear's own files."""
    return load_yaml("assistant.language", name)


@from_words
def whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of `words` (patterns of whole words), whatever their case."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise InvalidRequest(field=str(path), problem=str(error)) from error


def _merged(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours | {key: _merged(ours.get(key), value) for key, value in theirs.items()}
    if isinstance(ours, list) and isinstance(theirs, list):
        return [*ours, *theirs]
    return ours if theirs is None else theirs
