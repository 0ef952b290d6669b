"""How a user's "stop" reaches a model in the middle of an answer.

Closing a stream stops it between two pieces. A structured call, or a model that still reads its
prompt, has no pieces yet; whoever runs the turn says beforehand how to find out:

    stop = Event()
    with stop_when(stop.is_set):
        for step in coach.steps(job, request): ...

Each call of an engine keeps the question that was in force when it began, and asks it whenever
bytes come in (our own model sends a sign of life every second). It then raises `Stopped`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

StopAsked = Callable[[], bool]


def _never() -> bool:
    return False


_asked: ContextVar[StopAsked] = ContextVar("stop_asked", default=_never)


@contextmanager
def stop_when(asked: StopAsked) -> Iterator[None]:
    """Let engine calls of this thread end once `asked()` is true."""
    before = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(before)


def stop_question() -> StopAsked:
    """The question that is in force in this thread."""
    return _asked.get()
