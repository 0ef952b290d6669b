"""What a short message corrects in a recap: which item, and its owner, its day or its being there.

"Rina sends it, not me", "Jumat, bukan Kamis", "the second one is Budi's", "hapus nomor tiga".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.jobs.change import Asked
from assistant.jobs.recap.contract import ActionItem
from assistant.language.clauses import BOTH
from assistant.language.dates import due_date
from assistant.language.lexicon import load_yaml
from assistant.retrieval.terms import stems_of

ME, WE = "me", "both"
NEW_NAME = re.compile(r"(?:\b(?:sama|ke|to|by|oleh)\s+|^\s*(?:yang\s+\w+\s+)?)([A-Z][\w'’-]+)")


@dataclass(frozen=True, slots=True)
class Correction:
    """What changes; `place` is the item's, None where several could be meant."""

    place: int | None
    owner: str | None = None
    due: date | None = None
    due_text: str | None = None
    drop: bool = False


def corrections(asked: Asked, actions: Sequence[ActionItem]) -> Correction | None:
    """The correction in a message; None where there is none, or nothing to correct."""
    message = asked.message.strip()
    if not actions or message.endswith("?"):
        return None
    denied, said = _denial(message)
    number = _number(message, len(actions))
    if asked.kind == "drop":
        return Correction(_place(said, actions, number, None), drop=True)
    mention = due_date(said, asked.today)
    due = mention.due if mention else None
    named = _person(said, asked, actions)
    if not (denied or number is not None or asked.kind == "date"):
        return None
    if due is not None and mention is not None and (named is None or asked.kind == "date"):
        place = _place(said, actions, number, named)
        place = _undated(actions) if place is None else place
        return Correction(place, due=due, due_text=mention.text)
    if named is None:
        return None
    wrong = _person(denied, asked, actions)
    return Correction(_place(said, actions, number, wrong), owner=named)


def _denial(message: str) -> tuple[str, str]:
    """What is denied ("not me", "bukan Kamis") and what is said instead."""
    denied = re.search(
        r"\b(?:bukan|not|instead of|bukannya)\s+([\w'’-]+(?:\s+[A-Z][\w'’-]+)?)", message
    )
    if denied is None:
        return "", message
    return denied[1], message[: denied.start()] + message[denied.end() :]


def _number(message: str, count: int) -> int | None:
    """The place that "the second", "nomor 2" or "yang terakhir" points to."""
    lowered = message.lower()
    for place, phrases in _words()["places"].items():
        if any(re.search(rf"\b{re.escape(phrase)}\b", lowered) for phrase in phrases):
            wanted = count if place == "last" else int(place)
            return wanted - 1 if wanted <= count else None
    found = re.search(r"(?:nomor|no\.?|item|number|#|poin)\s*(\d+)", lowered)
    return int(found[1]) - 1 if found and 0 < int(found[1]) <= count else None


def _person(words: str, asked: Asked, actions: Sequence[ActionItem]) -> str | None:
    """Whom the words name: somebody of the recap, I, both of us, or a new name."""
    for name in _names(asked.fields, actions):
        if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE):
            return name
    spoken = set(re.findall(r"[\w']+", words.lower()))
    if spoken & set(_words()["pronouns"][ME]):
        return str(asked.fields.get("me") or _mine(words))
    if spoken & set(_words()["pronouns"][WE]):
        return BOTH
    new = NEW_NAME.search(words)
    return new[1] if new and new[1].lower() not in _words()["no_names"] else None


def _names(fields: Mapping[str, Any], actions: Sequence[ActionItem]) -> list[str]:
    named = [fields.get("other"), fields.get("me"), *(action.owner for action in actions)]
    return list(dict.fromkeys(str(name) for name in named if name and name != BOTH))


def _mine(words: str) -> str:
    """The pronoun as the user wrote it, where their name is not known."""
    own = set(_words()["pronouns"][ME])
    return next(word for word in re.findall(r"[\w']+", words) if word.lower() in own)


def _place(
    said: str, actions: Sequence[ActionItem], number: int | None, owner: str | None
) -> int | None:
    """The item meant: by number, by its words, by whose it was, or because there is one alone."""
    if number is not None:
        return number
    spoken = stems_of([said])
    alike = [len(spoken & stems_of([action.task])) for action in actions]
    mine = [i for i, action in enumerate(actions) if owner and action.owner == owner]
    best = max(alike)
    told = [i for i, count in enumerate(alike) if count == best] if best else []
    both = [i for i in told if i in mine]
    for found in (told, both, mine):
        if len(found) == 1:
            return found[0]
    return 0 if len(actions) == 1 else None


def _undated(actions: Sequence[ActionItem]) -> int | None:
    """The one item without a day."""
    open_ = [i for i, action in enumerate(actions) if action.due is None]
    return open_[0] if len(open_) == 1 else None


def _words() -> dict[str, Any]:
    return load_yaml("assistant.jobs.recap", "corrections")
