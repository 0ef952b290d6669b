"""The shape of a demo story and its relative dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.language.clauses import Register
from assistant.memory.relation import Relation
from assistant.memory.states import Benefit
from assistant.texts import Language

Day = Literal["mon", "tue", "wed", "thu", "fri"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri")
MONTHS: dict[Language, str] = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
}
_RELATIVE = re.compile(r"\{\+(\d+)\}")


class Told(BaseModel):
    """A piece of a story; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Somebody(Told):
    """The person met."""

    name: str
    aliases: list[str] = Field(default_factory=list)
    relation: Relation
    language: Language
    register_: Register = Field(alias="register")
    address: str
    matters: str
    careful: str


class Rhythm(Told):
    """The series: every so many days, on this day and at this hour."""

    cadence_days: int
    minutes: int
    day: Day
    hour: int


class Vow(Told):
    """A promise: due and kept so many days after the session; `postponed` is when, by how many
    days after the session, and why.
    """

    owner: str
    task: str
    due: int | None = None
    after: int | None = None
    postponed: tuple[int, int, str] | None = None
    evidence: str


class Meeting(Told):
    """A session, `week` weeks from the present one; `skipped` says why it did not take place.

    `asked` are questions of the bank (`knowledge/questions`) in its own words.
    """

    week: int
    day: Day | None = None
    agenda: list[str] = Field(default_factory=list)
    covered: list[str] = Field(default_factory=list)
    benefits: list[Benefit] = Field(default_factory=list)
    asked: list[str] = Field(default_factory=list)
    notes: str = ""
    recap: str = ""
    skipped: str | None = None
    mood: tuple[int, str] | None = None
    promises: list[Vow] = Field(default_factory=list)


class StepTold(Told):
    """A step of a goal and the week it was taken."""

    text: str
    week: int | None = None


class Thread(Told):
    """A topic, goal, piece of feedback or win, and when it came up."""

    text: str
    week: int
    closed: bool = False
    sensitive: bool = False
    steps: list[StepTold] = Field(default_factory=list)


class Story(Told):
    """Nine months with one person."""

    user: str
    person: Somebody
    series: Rhythm
    sessions: list[Meeting]
    topics: list[Thread] = Field(default_factory=list)
    goals: list[Thread] = Field(default_factory=list)
    feedback: list[Thread] = Field(default_factory=list)
    wins: list[Thread] = Field(default_factory=list)

    def day_of(self, meeting: Meeting, today: date) -> date:
        """The date of a session."""
        return day_in_week(meeting.week, meeting.day or self.series.day, today)

    def next_day(self, today: date) -> date | None:
        """When the next session is; None where the series has been let slide."""
        held = [self.day_of(meeting, today) for meeting in self.sessions if not meeting.skipped]
        due = max(held) + timedelta(days=self.series.cadence_days)
        if due < today - timedelta(days=7):
            return None
        return due if due >= today else due + timedelta(days=7)


@cache
def stories() -> tuple[Story, ...]:
    """All stories, by file name."""
    folder = files("assistant.memory.demo")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(
        Story.model_validate(yaml.safe_load(folder.joinpath(name).read_text(encoding="utf-8")))
        for name in names
    )


def day_in_week(week: int, day: Day, today: date) -> date:
    """A working day of the week that lies `week` weeks from the present one."""
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=week, days=DAYS.index(day))


def with_dates(text: str, on: date, language: Language) -> str:
    """`{+8}` becomes the date eight days after `on`, such as `20 Nov`."""

    def written(match: re.Match[str]) -> str:
        day = on + timedelta(days=int(match[1]))
        return f"{day.day} {MONTHS[language].split()[day.month - 1]}"

    return _RELATIVE.sub(written, text)
