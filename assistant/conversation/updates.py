"""What a turn shows while it grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.jobs.contract import Answer

Stage = Literal["question", "draft", "refining", "final"]


@dataclass(frozen=True, slots=True)
class Update:
    """The turn as it stands. `markdown` is what to show; `answer` the job's answer behind it."""

    stage: Stage
    markdown: str
    job: str | None = None
    answer: Answer | None = None
