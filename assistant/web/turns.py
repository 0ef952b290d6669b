"""Turns at work: each in one thread of its own, whoever is looking.

A page that is reloaded, a second tab or a lost connection does not end a turn: it goes on, is
kept in memory, and whoever comes back follows it from where it stands. Only a stop ends it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING

from assistant.engines.stopping import stop_when
from assistant.errors import EmpatMataError
from assistant.web.mistakes import in_words
from assistant.web.pace import Pace

if TYPE_CHECKING:
    from assistant.conversation.updates import Update

FASTEST = 1 / 12
"""Seconds between two looks at a growing answer, however fast the model is."""
PATIENCE = 3.0
"""Seconds after a stop in which the work may end by itself; then nobody waits for it any more."""
REMEMBERED = 64
TICK = 1.0
"""Seconds after which a turn that stands still is looked at again."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A turn as it stands: the newest update, and the draft once there is one.

    `since` is when its stage began, on the clock of `time.monotonic`.
    """

    update: Update | None = None
    draft: Update | None = None
    error: EmpatMataError | None = None
    stopping: bool = False
    ended: bool = False
    since: float = 0.0

    @property
    def stage(self) -> str:
        """Where it stands, in a word."""
        return self.update.stage if self.update else "reading"


class Turn:
    """One turn at work. `by` is the tab that asked for it, `rewords` the message of the talk that
    it writes anew; empty where it answers."""

    def __init__(
        self,
        talk: str,
        message: str,
        by: str,
        updates: Callable[[], Iterator[Update]],
        rewords: str = "",
    ):
        self.talk = talk
        self.message = message
        self.by = by
        self.rewords = rewords
        self._updates = updates
        self._now = Progress(since=time.monotonic())
        self._changed = Condition()
        self._stop = Event()
        self._stopped_at = 0.0
        self._thread = Thread(target=self._work, name="turn", daemon=True)

    @property
    def now(self) -> Progress:
        """How it stands."""
        return self._now

    def start(self) -> Turn:
        """Begin."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Let the model end; the draft stands."""
        self._stopped_at = time.monotonic()
        self._stop.set()
        with self._changed:
            self._changed.notify_all()

    def follow(self) -> Iterator[Progress]:
        """How it stands whenever that changes, at most twelve times a second; the end is last.

        While nothing changes the same state comes again once a second.
        """
        seen: Progress | None = None
        told = 0.0
        while True:
            now = self._newer(seen)
            if self._given_up and not now.ended:
                yield Progress(now.update, now.draft, stopping=True, ended=True)
                return
            if now is seen and time.monotonic() - told < TICK:
                continue
            seen, told = now, time.monotonic()
            yield now
            if now.ended:
                return
            time.sleep(FASTEST)

    def _newer(self, seen: Progress | None) -> Progress:
        """The next state, or after half a second the same one."""
        with self._changed:
            self._changed.wait_for(lambda: self._now is not seen or self._given_up, timeout=0.5)
            return self._now

    def wait(self, seconds: float) -> bool:
        """Whether it ended within that time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._now.ended, timeout=seconds)

    @property
    def stopping(self) -> bool:
        """Whether somebody has stopped it."""
        return self._stop.is_set()

    @property
    def _given_up(self) -> bool:
        return self._stop.is_set() and time.monotonic() - self._stopped_at > PATIENCE

    def _work(self) -> None:
        error: EmpatMataError | None = None
        try:
            with in_words(), stop_when(self._stop.is_set):
                for update in self._updates():
                    draft = update if update.stage == "draft" else self._now.draft
                    self._tell(Progress(update, draft))
                    if self._given_up:
                        break
        except EmpatMataError as problem:
            error = problem
        self._tell(Progress(self._now.update, self._now.draft, error, ended=True))

    def _tell(self, progress: Progress) -> None:
        same = progress.stage == self._now.stage
        since = self._now.since if same else time.monotonic()
        with self._changed:
            self._now = replace(progress, since=since)
            self._changed.notify_all()


class Turns:
    """The turns of this process: at most one at work in a talk."""

    def __init__(self) -> None:
        self.pace = Pace()
        self._turns: OrderedDict[str, Turn] = OrderedDict()
        self._lock = Lock()

    def of(self, talk: str | None) -> Turn | None:
        """The turn at work in this talk."""
        turn = self._turns.get(talk or "")
        return turn if turn and not turn.now.ended else None

    def start(
        self,
        talk: str,
        message: str,
        by: str,
        updates: Callable[[], Iterator[Update]],
        rewords: str = "",
    ) -> Turn:
        """Begin a turn; one that is still at work is stopped (same tab) or waited for."""
        self.make_way(talk, by)
        turn = Turn(talk, message, by, updates, rewords)
        with self._lock:
            self._turns[talk] = turn
            self._turns.move_to_end(talk)
            while len(self._turns) > REMEMBERED:
                self._turns.popitem(last=False)
        return turn.start()

    def make_way(self, talk: str, by: str) -> None:
        """Let a turn that is still at work end: stopped by its own tab, waited for by another."""
        before = self.of(talk)
        if before is None:
            return
        if before.by == by:
            before.stop()
        while not before.wait(1.0) and not before._given_up:
            pass
