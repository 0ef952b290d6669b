"""What can be done on the page of trust. What cannot be undone asks for a typed word first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import EndpointMissing
from assistant.texts import Language, text
from assistant.texts.numbers import say_number
from assistant.web import invented
from assistant.web.acting import Deed

if TYPE_CHECKING:
    from assistant.assembly import House


def carry_out(house: House, deed: Deed, language: Language) -> str:
    """Do it and say what was done. Raises StorageError, UnknownName or EngineError."""
    if deed.do == "fetch":
        house.engines.fetching.start()
    elif deed.do == "stop-fetch":
        house.engines.fetching.stop()
    elif deed.do == "confirm":
        return _confirm(house, language)
    elif deed.do == "withdraw":
        _choose(house, remote="", remote_model="")
        return text("engines.models.withdrawn", language)
    elif deed.do == "backup":
        copy = house.store.backup()
        return text("memory.backup.done", language, file=copy.path if copy else "")
    elif deed.do == "forget":
        return _forget(house, deed, language)
    elif deed.do in invented.DEEDS:
        count = invented.carry_out(house.memory, deed.do, language)
        return invented.said(deed.do, count, language, "trust")
    return ""


def _confirm(house: House, language: Language) -> str:
    """The user allows the endpoint that was found in the environment."""
    endpoint = house.engines.endpoint()
    if endpoint is None:
        raise EndpointMissing
    _choose(house, remote=endpoint.address, remote_model=endpoint.model)
    return text("engines.models.confirmed", language, address=endpoint.address)


def _choose(house: House, **choices: str) -> None:
    from assistant.engines.choices import write_choices

    write_choices(house.settings.home, **choices)


def _forget(house: House, deed: Deed, language: Language) -> str:
    """A person by name, or everything; the word typed must be the one that was asked for."""
    from assistant.web.composer import keep

    whom, typed = deed.value("whom"), deed.value("typed")
    word = whom or text("places.trust.forget-word", language)
    if typed.casefold() != word.casefold():
        return text("places.trust.forget-differs", language, word=word)
    keep(house.memory, "")
    if whom:
        erased = house.memory.forget_person(whom, mentions=bool(deed.value("mentions")))
    else:
        erased = house.memory.forget_everything()
        house.start_over()
    return text(
        "places.trust.forgotten", language, rows=say_number(sum(erased.rows.values()), language)
    )
