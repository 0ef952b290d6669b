"""A whole conversation over a real, temporary data folder; the models stay outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.assembly import House
from assistant.conversation.turn import Conversation
from assistant.conversation.updates import Update
from assistant.settings import Settings

Say = Callable[..., Update]


@pytest.fixture
def drafting(settings: Settings) -> House:
    """The house with drafts alone."""
    return House(settings.model_copy(update={"engine": "draft"}))


@pytest.fixture
def talk(drafting: House) -> Conversation:
    return drafting.conversation()


@pytest.fixture
def say(talk: Conversation) -> Say:
    """What a message is answered with in the end."""

    def spoken(message: str, **more: str) -> Update:
        *_, last = talk.turn(message, **more)
        return last

    return spoken
