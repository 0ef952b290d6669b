"""An engine that answers from a script: a test double that travels with the package.

A script is a list, or a file with one JSON value a line (`EMPATMATA_SCRIPT`):

    "a plain answer"                            streamed word by word
    {"answer": {"message": "…"}}                an object, for structured calls
    {"answer": "…", "for": "feedback"}          only for prompts whose id starts so
    {"answer": "half a sen", "error": "stream-cut"}   says that much, then fails
    {"error": "engine-timeout"}                 fails at once
    {"answer": "…", "pause": 0.02}              waits that many seconds before each word

After its last line the script starts over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from assistant import errors
from assistant.engines.engine import Prompt
from assistant.engines.objects import find_object, objection
from assistant.engines.stopping import stop_question
from assistant.errors import EngineError, FileMissing, InvalidRequest, MalformedAnswer, Problem
from assistant.settings import EngineName

FAILURES: dict[str, EngineError] = {
    "stream-cut": errors.StreamCut(),
    "malformed-answer": MalformedAnswer(),
    "engine-timeout": errors.EngineTimeout(seconds="60"),
    "engine-unreachable": errors.EngineUnreachable(address="the script"),
    "engine-refused": errors.EngineRefused(address="the script", reason="401 Unauthorized"),
    "engine-busy": errors.EngineBusy(address="the script", reason="429 Too Many Requests"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of a script: what is said, for which prompts, how it fails and how slowly."""

    answer: str | Mapping[str, Any] = ""
    only_for: str = ""
    error: str = ""
    pause: float = 0.0

    @property
    def words(self) -> str:
        """The answer as a model would write it."""
        return self.answer if isinstance(self.answer, str) else json.dumps(self.answer)


class Scripted:
    """Answers in the order of the script. `prompts` keeps what it was asked."""

    name: EngineName = "scripted"
    model = "script"
    bytes_out = 0

    def __init__(self, script: Sequence[str | Mapping[str, Any] | Line]) -> None:
        self.prompts: list[Prompt] = []
        self._lines = [_line(value) for value in script]
        self._next = 0

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """Yield the next answer word by word, then fail where the script says so."""
        line = self._turn(prompt)
        stop_asked = stop_question()
        for word in re.findall(r"\s*\S+\s*$|\s*\S+", line.words):
            sleep(line.pause)
            if stop_asked():
                raise errors.Stopped
            yield word
        if line.error:
            raise FAILURES[line.error]

    def structured(self, prompt: Prompt, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The object in the next answer. Raises MalformedAnswer where it does not fit."""
        value = find_object("".join(self.stream(prompt)))
        if value is None or objection(value, schema) is not None:
            raise MalformedAnswer
        return value

    def _turn(self, prompt: Prompt) -> Line:
        self.prompts.append(prompt)
        for step in range(len(self._lines)):
            line = self._lines[(self._next + step) % len(self._lines)]
            if prompt.id.startswith(line.only_for):
                self._next += step + 1
                return line
        raise MalformedAnswer


def from_file(path: Path | None) -> Scripted:
    """The engine that reads its answers from a file. Raises InvalidRequest or FileMissing."""
    if path is None:
        raise InvalidRequest(field="EMPATMATA_SCRIPT", problem=Problem("no-file"))
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise FileMissing(name=str(path)) from error
    try:
        return Scripted([_parsed(json.loads(row)) for row in rows if row.strip()])
    except (json.JSONDecodeError, TypeError) as error:
        raise InvalidRequest(field="EMPATMATA_SCRIPT", problem=str(error)) from error


def _parsed(value: Any) -> str | Line:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or not value.keys() <= {"answer", "for", "error", "pause"}:
        raise TypeError("a line is a text, or an object with answer, for, error, pause")
    if value.get("error") and value["error"] not in FAILURES:
        raise TypeError(f"{value['error']} is none of {', '.join(FAILURES)}")
    pause = value.get("pause", 0.0)
    if not isinstance(pause, int | float) or pause < 0:
        raise TypeError("pause is a number of seconds")
    return Line(value.get("answer", ""), value.get("for", ""), value.get("error", ""), pause)


def _line(value: str | Mapping[str, Any] | Line) -> Line:
    return value if isinstance(value, Line) else Line(value)
