"""Text that speaks to a program: a second net behind the ear, made of patterns anybody can read.

What it catches is content, never an order; whoever asks only leaves it out of what is passed on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LEAST_SUSPICION = 0.05


@dataclass(frozen=True, slots=True)
class Form:
    """A way of speaking to a program; where not `sure`, people speak to people so, too."""

    pattern: re.Pattern[str]
    sure: bool


def speaks_to_a_program(text: str, suspicion: float = 0.0) -> bool:
    """Whether `text` addresses a program, or tells what to do with this very text or its answer.

    `suspicion`: the probability, 0 to 1, that somebody else gives it of being an instruction.
    """
    level = " ".join(text.lower().replace("’", "'").split())
    return any(
        form.pattern.search(level) for form in _forms() if form.sure or suspicion >= LEAST_SUSPICION
    )


def tells_of_people(text: str) -> bool:
    """Whether a short note says who of those who met does what, and nothing in it is a machine's.

    "She'll comment, not rewrite" sounds like an order about a text, but it has its doer.
    """
    level = " ".join(text.lower().replace("’", "'").split())
    people, machines = _people()
    return bool(people.search(level)) and not machines.search(level)


@cache
def _people() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = _data()
    machines = [*data["machine"], *data["program"], *data["readers"]]
    return (
        re.compile(rf"(?<![\w-])(?:{'|'.join(data['doers'])})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:{'|'.join(machines)})(?![\w-])"),
    )


@cache
def _forms() -> tuple[Form, ...]:
    data = _data()
    lists = {name: f"(?:{'|'.join(data[name])})" for name in ("machine", "program", "orders")}
    return tuple(
        Form(_form(entry["pattern"], lists), entry.get("sure", True)) for entry in data["forms"]
    )


def _form(pattern: str, lists: dict[str, str]) -> re.Pattern[str]:
    for name, words in lists.items():
        pattern = pattern.replace("{" + name + "}", words)
    return re.compile(rf"(?<![\w-])(?:{pattern})")


@cache
def _data() -> Any:
    source = files("assistant.checks").joinpath("data", "instructions.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))
