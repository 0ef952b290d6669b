"""Getting the user's text and JSON lines in, whatever their encoding."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import BrokenLine, EmptyInput, FileMissing, InputTooLong
from assistant.memory.intake.decoding import decode
from assistant.settings import MAX_CHARACTERS


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`.

    Raises FileMissing, NotText, EmptyInput or InputTooLong.
    """
    return checked(decode(_read_bytes(name), name))


def checked(text: str) -> str:
    """`text` if a job can read it. Raises EmptyInput or InputTooLong."""
    if not text.strip():
        raise EmptyInput
    if len(text) > MAX_CHARACTERS:
        raise InputTooLong(length=f"{len(text):,}", limit=f"{MAX_CHARACTERS:,}")
    return text


def json_lines(name: str) -> Iterator[tuple[str | None, dict[str, Any] | Exception]]:
    """Each line's `id` and object, or the error that it is. Blank lines are passed over."""
    for number, line in enumerate(decode(_read_bytes(name), name).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            row = None
        if isinstance(row, dict):
            yield row.pop("id", None), row
        else:
            yield None, BrokenLine(number=number)


def _read_bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise FileMissing(name=name) from error
