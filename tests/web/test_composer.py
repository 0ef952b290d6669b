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


def test_forgetting_a_person_takes_the_unsent_words_even_without_the_name(house: House) -> None:
    house.memory.people.save("Ratri")
    Composer().typed(house.memory, "she came late again")
    house.memory.consents.set("interface-language", "en")
    house.memory.forget_person("Ratri")
    assert kept(house.memory) == ""
    assert house.memory.consents.get("interface-language") == "en"
