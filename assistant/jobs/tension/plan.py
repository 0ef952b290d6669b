"""What to do around the first sentence: branches, what to avoid, the channel, the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assistant.jobs.tension.account import Account
from assistant.jobs.tension.contract import Branch
from assistant.jobs.tension.other import Other, Voice
from assistant.jobs.tension.part import tries
from assistant.jobs.tension.sides import Piece
from assistant.jobs.tension.situations import Readings
from assistant.jobs.tension.wording import filled, pick, slots
from assistant.jobs.tension.words import data, sign
from assistant.language.clauses import Role
from assistant.language.dates import find_dates
from assistant.language.lexicon import whole_words
from assistant.texts.days import say_day

HOT = 8
"""Heat from which the talk should wait."""
TRIED_ENOUGH = 2
OWN_DOING = 0.5
"""How surely a clause tells the writer's own doing, so that a day in it has passed."""
MOST_TO_AVOID = 4
REVIEW_AFTER, ASK_WITHIN, COOL_FOR = 7, 2, 1
"""Days: from the talk to the review, from today to asking for it, from the talk to a cooler one."""


@dataclass(frozen=True)
class Planner:
    """Everything the parts of a plan rest on.

    `repairs`: the writer starts with an apology; `guarded`: they may not be safe with the other.
    """

    account: Account
    other: Other
    voice: Voice
    repairs: bool
    heat: int
    today: date
    guarded: bool = False

    def branches(self) -> list[Branch]:
        """Silent, angry, agrees too fast."""
        angry = "angry-repair" if self.repairs else "angry"
        return [self._branch(name) for name in ("silent", angry, "agrees")]

    def avoid(self, reading: Readings) -> list[str]:
        """The writer's own story first, then what this kind of event invites."""
        texts = self._texts["avoid"]
        story = self.account.surest_story
        lines = [
            *([texts["story"].replace("{story}", story)] if story else []),
            filled(reading.avoid, self._slots),
            filled(texts["defence"] if self.repairs else texts["others"], self._slots),
        ]
        return [_start_small(line) for line in lines][:MOST_TO_AVOID]

    def channel(self) -> str:
        """Where and when, and why."""
        return filled(self._texts["channel"][self._channel()], self._slots)

    def next_step(self) -> str:
        """One step with a day that is marked as a proposal."""
        meeting = self._meeting()
        if self.heat >= HOT:
            return self._next("cool", *self._by(meeting or self.today, COOL_FOR))
        if meeting or (self._talks and not self._deadlines):
            return self._next("before", *self._by(meeting or self.today, REVIEW_AFTER))
        return self._next("meet", *self._by(self.today, ASK_WITHIN))

    def _by(self, start: date, days: int) -> tuple[date, date | None]:
        """A working day `days` after `start`, but not after a day that the account waits for."""
        day = _workday(start + timedelta(days=days))
        bound = min((each for each in self._deadlines if each > start), default=None)
        if bound is None or day < bound:
            return day, None
        return max(start, _workday_before(bound)), bound

    def _branch(self, name: str) -> Branch:
        entry = self._texts["branches"][name]
        then = pick(entry[self.voice.register], self.account)
        return Branch(if_=filled(entry["if"], self._slots), then=filled(then, self._slots))

    def _channel(self) -> str:
        if self.guarded and not self.repairs:
            return "guarded"
        if self.heat >= HOT:
            return "cool"
        if self._shows("away") and self._meeting():
            return "later"
        if tries(self.account) >= TRIED_ENOUGH and not self.repairs:
            return "third"
        if self._shows("remote"):
            return "remote"
        if self.voice.senior:
            return "senior"
        return "repair" if self.repairs else "talk"

    def _shows(self, name: str) -> bool:
        words = tuple(data("channels")[name]["words"])
        return bool(whole_words(words).search(self.account.reading.text))

    def _meeting(self) -> date | None:
        """The day of the talk to come, where the account fixes one."""
        days = [
            mention.due
            for piece in self._talks
            if not sign("deadline").search(piece.text)
            for mention in find_dates(piece.text, self.today)
            if mention.due and mention.due >= self.today
        ]
        return min(days, default=None)

    @cached_property
    def _deadlines(self) -> list[date]:
        """Days ahead that something waits for: an audit, a launch, the end of a contract."""
        return [
            mention.due
            for piece in self.account.pieces
            if sign("deadline").search(piece.text)
            and piece.clause.p(Role.OWN_PART) < OWN_DOING
            and not sign("done").search(piece.text)
            for mention in find_dates(piece.text, self.today)
            if mention.due and mention.due > self.today
        ]

    @cached_property
    def _talks(self) -> list[Piece]:
        """Pieces that speak of a talk to come, whatever else they say."""
        return [
            piece
            for piece in self.account.pieces
            if piece.side == "ahead"
            or (sign("ahead").search(piece.text) and sign("coming").search(piece.text))
        ]

    def _next(self, name: str, day: date, bound: date | None) -> str:
        meeting = self._meeting()
        on = self._texts["next"]["on_day"].format(day=self._said(meeting)) if meeting else ""
        slots_of_it = {"day": self._said(day), "on": f" {on}" if on else ""}
        said = filled(self._texts["next"][name], self._slots | slots_of_it)
        if bound is None:
            return said
        reason = self._texts["next"]["bound"]
        return f"{said} {reason.format(day=self._said(bound))}"

    def _said(self, day: date) -> str:
        return say_day(day, self.voice.language)

    @property
    def _texts(self) -> dict[str, dict]:
        return data(f"plan.{self.voice.language}")

    @property
    def _slots(self) -> dict[str, str]:
        return slots(self.other, self.voice) | {"heat": str(self.heat)}


def _workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _workday_before(day: date) -> date:
    """The last working day before `day`."""
    before = day - timedelta(days=1)
    return before - timedelta(days=max(0, before.weekday() - 4))


def _start_small(line: str) -> str:
    return line[:1].lower() + line[1:] if line[:2] != "I " else line
