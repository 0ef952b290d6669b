"""Where a conversation stands: what was asked, what is still missing, what was answered last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """Kept as JSON beside each of the coach's messages, so that a restart loses nothing.

    `job` and `fields` are the request as far as it is known; `asked` is the field that the coach
    asked for last; `answer` is the last answer as JSON, `drafted` the draft that it replaced;
    `cleared` means that the user said a suspected alarm was none.
    """

    job: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    asked: str | None = None
    answer: Mapping[str, Any] | None = None
    drafted: Mapping[str, Any] | None = None
    cleared: bool = False

    def with_fields(self, **more: Any) -> State:
        """The same state with more of the request known; None leaves a field as it is."""
        known = {key: value for key, value in more.items() if value is not None}
        return replace(self, fields={**self.fields, **known})

    def as_json(self) -> dict[str, Any]:
        """For the database."""
        return {
            "job": self.job,
            "fields": dict(self.fields),
            "asked": self.asked,
            "answer": dict(self.answer) if self.answer is not None else None,
            "drafted": dict(self.drafted) if self.drafted is not None else None,
            "cleared": self.cleared,
        }

    @staticmethod
    def from_json(stored: Mapping[str, Any] | None) -> State:
        """The state that `as_json` gave, or a fresh one."""
        return State(**stored) if stored else State()
