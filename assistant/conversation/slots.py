"""What a message already tells: whom it is about, how long, when, which relation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.language.dates import due_date
from assistant.language.lexicon import load_yaml

SHORTEST, LONGEST = 5, 240
LONGEST_NAME = 4
"""Words."""
TITLE = r"(?:(?:Pak|Bu|Mas|Mbak|Kak|Bang|Mr|Ms|Dr)\.?\s+)"


def minutes_in(message: str) -> int | None:
    """A length of time: "setengah jam", "45 menit", "1.5 hours"."""
    lowered = message.lower()
    words: dict[str, int] = load_yaml("assistant.conversation", "slots")["minutes"]
    for phrase, minutes in words.items():
        if re.search(rf"\b{re.escape(phrase)}\b", lowered):
            return minutes
    found = re.search(r"(\d+(?:[.,]\d)?)\s*(menit|mnt|minutes?|mins?|jam|hours?|hrs?|')", lowered)
    if not found:
        return None
    amount = float(found[1].replace(",", "."))
    minutes = round(amount * 60) if found[2][0] in "jh" else round(amount)
    return minutes if SHORTEST <= minutes <= LONGEST else None


def relation_in(message: str) -> str | None:
    """peer, manager, report, mentor or cross-team, where the words say so."""
    lowered = message.lower()
    cues: dict[str, list[str]] = load_yaml("assistant.conversation", "slots")["relations"]
    for relation, phrases in cues.items():
        if any(re.search(rf"\b{re.escape(phrase)}\b", lowered) for phrase in phrases):
            return relation
    return None


def person_in(message: str, known: Sequence[str]) -> str | None:
    """Somebody known, else a name after "sama", "with", "my manager" or behind a title."""
    for name in known:
        if re.search(rf"\b{re.escape(name)}\b", message, re.IGNORECASE):
            return name
    introduced = "|".join(load_yaml("assistant.conversation", "slots")["introduces_person"])
    described = "|".join(_describing())
    found = re.search(
        rf"\b(?i:{introduced})\s+(?:(?i:{described})\s+){{0,3}}({TITLE}?[A-Z][\w'’-]+)", message
    )
    return found[1] if found else None


def _describing() -> list[str]:
    """Words that may stand between "with" and a name: "my new manager Tom"."""
    data = load_yaml("assistant.conversation", "slots")
    relations = {
        word for phrases in data["relations"].values() for p in phrases for word in p.split()
    }
    return sorted({*relations, *data["describes_person"]}, key=len, reverse=True)


def person_said(message: str) -> str | None:
    """The name in a short reply to "who are you meeting?"; None where it is no name."""
    bare = re.sub(r"[.!?]+$", "", message.strip())
    introduced = "|".join(load_yaml("assistant.conversation", "slots")["introduces_person"])
    bare = re.sub(rf"^(?:{introduced})\s+", "", bare, flags=re.IGNORECASE)
    name = bare.split(",")[0].strip()
    words = name.split()
    spelt = sum(word[:1].isupper() for word in words)
    short = len(words) <= 2 or (len(words) <= LONGEST_NAME and spelt >= len(words) - 1)
    if not short or re.search(r"[\d:]", name) or not any(c.isalpha() for c in name):
        return None
    return name[:1].upper() + name[1:]


def focus_in(message: str) -> str | None:
    """What the session is to be about: the words after "bahas", "soal", "about"."""
    cues = "|".join(load_yaml("assistant.conversation", "slots")["introduces_focus"])
    found = re.search(rf"\b(?i:{cues})\s+([^,.;?!\n]{{3,80}})", message)
    if found is None or found[1].lower().startswith(("apa", "what", "mana")):
        return None
    return found[1].strip()


def day_in(message: str, today: date) -> date | None:
    """The day that the words fix, if any."""
    mention = due_date(message, today)
    return mention.due if mention else None


def agenda_fields(message: str, known: Sequence[str], today: date) -> dict[str, Any]:
    """The request of an agenda as far as the message tells it, ready for JSON."""
    day = day_in(message, today)
    return {
        "person": person_in(message, known),
        "minutes": minutes_in(message),
        "date": day.isoformat() if day else None,
        "relation": relation_in(message),
        "focus": focus_in(message),
    }
