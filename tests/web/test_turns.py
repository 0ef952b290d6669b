"""Turns at work."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from assistant.conversation.updates import Update
from assistant.engines.stopping import stop_question
from assistant.errors import DiskFull
from assistant.web.turns import Turns


def test_whoever_follows_sees_the_last_word() -> None:
    def updates() -> Iterator[Update]:
        yield Update("draft", "one")
        yield Update("final", "two")

    turn = Turns().start("talk", "hello", "tab", updates)
    last = list(turn.follow())[-1]
    assert last.ended
    assert last.update == Update("final", "two")
    assert last.draft == Update("draft", "one")


def test_a_second_follower_picks_up_where_it_stands() -> None:
    go_on = Event()

    def updates() -> Iterator[Update]:
        yield Update("draft", "one")
        go_on.wait(10)
        yield Update("final", "two")

    turns = Turns()
    turn = turns.start("talk", "hello", "tab", updates)
    first = next(turn.follow())
    assert turns.of("talk") is turn
    go_on.set()
    assert list(turn.follow())[-1].ended
    assert first is not None
    assert turns.of("talk") is None


def test_a_stop_reaches_the_model() -> None:
    begun = Event()

    def updates() -> Iterator[Update]:
        asked = stop_question()
        yield Update("draft", "one")
        begun.set()
        while not asked():
            pass
        yield Update("final", "the draft stands")

    turn = Turns().start("talk", "hello", "tab", updates)
    assert begun.wait(10)
    turn.stop()
    assert list(turn.follow())[-1].update == Update("final", "the draft stands")


def test_an_error_ends_a_turn_with_its_words() -> None:
    def updates() -> Iterator[Update]:
        raise DiskFull(folder="/full")
        yield

    turn = Turns().start("talk", "hello", "tab", updates)
    assert isinstance(list(turn.follow())[-1].error, DiskFull)


def test_a_mistake_of_the_program_is_told_too() -> None:
    def updates() -> Iterator[Update]:
        raise ZeroDivisionError
        yield

    last = list(Turns().start("talk", "hello", "tab", updates).follow())[-1]
    assert last.error is not None
    assert last.error.code == "unexpected"
