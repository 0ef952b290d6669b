"""What a turn shows while it grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.jobs.contract import Answer

Stage = Literal["question", "draft", "refining", "final"]


@dataclass(frozen=True, slots=True)
class Update:
    """The turn as it stands.

    `markdown` is what to show, `answer` the job's answer behind it, `fields` the request that it
    answers. `notice` is the part of `markdown` that the limits say first, empty where they are
    silent.
    """

    stage: Stage
    markdown: str
    job: str | None = None
    answer: Answer | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    notice: str = ""
