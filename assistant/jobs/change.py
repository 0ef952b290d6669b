"""What a follow-up does to the last answer: "shorter", "add Friday as the date", "Rina sends it".

A job that understands follow-ups has a module `changes` beside its `draft` with one function,
`changed(asked: Asked) -> Change | None`: pure, and None where the words mean nothing to the job.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from assistant.jobs import REGISTRY
from assistant.jobs.contract import Answer
from assistant.texts import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """A short message after an answer.

    `kind` is the sort of change as far as the words tell it (softer, firmer, shorter, share,
    date, drop, ...: the names in the conversation's `data/followups.yaml`), or None. `fields` is
    the request that `answer` answers.
    """

    message: str
    kind: str | None
    fields: Mapping[str, Any]
    answer: Answer
    language: Language
    today: date


@dataclass(frozen=True, slots=True)
class Change:
    """One of three: `fields` to ask the job again with, the `answer` amended, or words to show.

    `said` leaves the answer as it is: a copy to send, or a question back. `library` means that
    the practice library has something to add.
    """

    fields: Mapping[str, Any] | None = None
    answer: Answer | None = None
    said: str = ""
    library: bool = False


def changes_of(job: str) -> Callable[[Asked], Change | None] | None:
    """How `job` changes its last answer; None where it has no such module."""
    package = REGISTRY.get(job, "").partition(":")[0]
    if not package or find_spec(f"{package}.changes") is None:
        return None
    return import_module(f"{package}.changes").changed
