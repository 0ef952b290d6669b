"""Who the other is: how the account names them, and how the writer may call them.

Nothing is guessed from a name: a title or a rank counts only where the account has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.jobs.addressing import forms
from assistant.jobs.contract import Relation
from assistant.jobs.tension.naming import name_of_the_other
from assistant.language.clauses import Reading, Register
from assistant.language.quoting import unquoted
from assistant.language.register import self_of
from assistant.texts import Language

PRONOUNS = {
    "he": ("he", "him", "his"),
    "she": ("she", "her", "her"),
    "they": ("they", "them", "their"),
}
NOBODY: dict[str | None, str] = {"manager": "your manager", "report": "your team member"}
COLLEAGUE = "your colleague"
SENIOR = frozenset({"Bapak", "Ibu"})


@dataclass(frozen=True, slots=True)
class Other:
    """The other person in the words of the account.

    `name` as it stands there, with a title; `who` the name or a pronoun; `they`, `them`, `their`
    the pronouns used.
    """

    name: str | None
    who: str
    they: str
    them: str
    their: str


@dataclass(frozen=True, slots=True)
class Voice:
    """How the writer speaks to the other: language, register, I, you, and how to call them."""

    language: Language
    register: Register
    me: str
    you: str
    call: str
    senior: bool


def the_other(reading: Reading, language: Language, relation: Relation | None = None) -> Other:
    """The person whom the account is about."""
    name = name_of_the_other(reading.text)
    if language == "id":
        pronoun = "beliau" if re.search(r"\bbeliau\b", reading.text, re.I) else "dia"
        return Other(name, name or pronoun, pronoun, pronoun, pronoun)
    they, them, their = PRONOUNS[_pronoun(reading.text)]
    return Other(name, name or NOBODY.get(relation, COLLEAGUE), they, them, their)


def voice(
    reading: Reading,
    other: Other,
    language: Language,
    register: Register | None,
    relation: Relation | None,
) -> Voice:
    """The writer's manner towards the other."""
    title = _form(other.name)
    respected = title in SENIOR or other.they == "beliau" or _titled_in_english(other.name)
    heard = register or _spoken_register(reading.register, language, respected)
    call = f"{other.name}, " if other.name else ""
    if language == "en":
        return Voice("en", heard, "I", "you", call, respected or relation == "manager")
    me = self_of(reading.text) or ""
    me = me if me in ("aku", "saya", "gue") and heard != "formal" else ""
    you = title or ("lo" if me == "gue" and relation != "manager" else "kamu")
    if you == "kamu" and (respected or heard == "formal"):
        you = "Bapak/Ibu" if respected else "Anda"
    me = me or ("saya" if you in SENIOR or heard != "santai" else "aku")
    senior = respected or relation == "manager"
    return Voice("id", heard, me, you, call, senior)


def _spoken_register(account: Register, language: Language, respected: bool) -> Register:
    """How one would speak to the other; an account is often stiffer, or looser, than a talk."""
    if language == "en" or respected:
        return "netral"
    return "santai" if account == "santai" else "netral"


def _form(name: str | None) -> str | None:
    return forms().get(name.split()[0].lower().strip(".")) if name and " " in name else None


def _titled_in_english(name: str | None) -> bool:
    return bool(name and re.match(r"(?:Mr|Mrs|Ms|Dr|Prof)\.?\s", name))


def _pronoun(text: str) -> str:
    words = re.findall(r"[a-z]+", unquoted(text).lower())
    he = sum(word in ("he", "him", "his") for word in words)
    she = sum(word in ("she", "her", "hers") for word in words)
    if he == she:
        return "they"
    return "he" if he > she else "she"
