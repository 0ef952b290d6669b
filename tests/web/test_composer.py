"""Nothing typed is lost, and nothing sent comes back."""

from __future__ import annotations

from assistant.assembly import House
from assistant.web.composer import Composer, kept


def test_typed_words_outlive_the_page(house: House) -> None:
    Composer().typed(house.memory, "half a thought")
    assert kept(house.memory) == "half a thought"


def test_a_sent_message_does_not_come_back_when_its_echo_is_late(house: House) -> None:
    composer = Composer()
    composer.typed(house.memory, "hello")
    composer.sent(house.memory, "hello")
    composer.typed(house.memory, "hello")
    assert kept(house.memory) == ""
