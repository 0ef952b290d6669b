"""Whom to turn to: `knowledge/contacts.yaml`, and an organisation's own people before them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.checks.verdict import Route
from assistant.shared import shared_path
from assistant.texts import Language

Where = Literal["inside", "indonesia", "world"]
STALE_AFTER_DAYS = 365
MOST_OF_EACH = 3
"""Contacts shown of one place: whoever is in distress should not have to read a directory."""


class Wording(BaseModel):
    """One thing said in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    en: str

    def said(self, language: Language) -> str:
        """The words in `language`."""
        return self.id if language == "id" else self.en


class Contact(BaseModel):
    """A person, office or line: what for, how to reach it, when and where that was checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    routes: tuple[Route, ...]
    where: Where
    name: Wording
    how: Wording
    purpose: Wording
    checked: date
    source: str
    certain: bool = True


def contacts(organisation: Path | None = None) -> tuple[Contact, ...]:
    """All contacts, an organisation's own first.

    Raises pydantic's ValidationError for a file of another form.
    """
    own = organisation / "contacts.yaml" if organisation else None
    return (*(_read(own) if own and own.is_file() else ()), *_shipped())


def contacts_for(
    route: Route, language: Language, organisation: Path | None = None
) -> tuple[Contact, ...]:
    """Whom to show for `route`: the organisation's own, then near ones, then the lines outside.

    An Indonesian speaker sees Indonesia's lines before the world's, an English one after them.
    """
    order: tuple[Where, ...] = (
        ("inside", "indonesia", "world") if language == "id" else ("inside", "world", "indonesia")
    )
    fitting = [contact for contact in contacts(organisation) if route in contact.routes]
    return tuple(
        contact
        for place in order
        for contact in [c for c in fitting if c.where == place][:MOST_OF_EACH]
    )


def stale_contacts(today: date, organisation: Path | None = None) -> list[str]:
    """The ids of contacts that nobody has checked for twelve months."""
    return [
        contact.id
        for contact in contacts(organisation)
        if (today - contact.checked).days > STALE_AFTER_DAYS
    ]


@cache
def _shipped() -> tuple[Contact, ...]:
    return _read(shared_path("knowledge/contacts.yaml"))


def _read(path: Path) -> tuple[Contact, ...]:
    listed = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return tuple(Contact.model_validate(entry) for entry in listed.get("contacts") or ())
