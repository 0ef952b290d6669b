"""Who the other is: how the account names them, and how the writer may call them.

Nothing is guessed from a name: a title or a rank counts only where the account has it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.jobs.addressing import forms
from assistant.jobs.contract import Relation
from assistant.jobs.tension.words import data
from assistant.language.clauses import Reading, Register
from assistant.language.people import is_common, is_title
from assistant.language.quoting import unquoted
from assistant.language.register import self_of
from assistant.texts import Language

CAPITAL = re.compile(r"(?<![\w'’-])(?P<name>[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?)(?![\w-])")
SENTENCE_OPENS = re.compile(r"(?:^|[.!?…;:]\s|\n)\s*(?:\w+\.\s)?$")
PRONOUNS = {
    "he": ("he", "him", "his"),
    "she": ("she", "her", "her"),
    "they": ("they", "them", "their"),
}
NOBODY = "your colleague"
WITH = (
    r"(?:with|and|me and|ke|sama|dengan|dan|ketemu|bertemu|between me and|meet|see|meeting|seeing)"
)
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


def the_other(reading: Reading, language: Language) -> Other:
    """The person whom the account is about."""
    name = _name(reading.text)
    if language == "id":
        pronoun = "beliau" if re.search(r"\bbeliau\b", reading.text, re.I) else "dia"
        return Other(name, name or pronoun, pronoun, pronoun, pronoun)
    they, them, their = PRONOUNS[_pronoun(reading.text)]
    return Other(name, name or NOBODY, they, them, their)


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


def _name(text: str) -> str | None:
    """The name the account is most about; None where two are equally likely."""
    bare = unquoted(text)
    weights: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for match in CAPITAL.finditer(bare):
        name = match["name"]
        if not _may_be_name(bare, match, name):
            continue
        spelt.setdefault(name, _titled(bare, match.start(), name))
        weights[name] += _weight(bare, match)
    if weights:
        weights[next(iter(weights))] += 1
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return spelt[ranked[0][0]]


def _may_be_name(text: str, match: re.Match[str], name: str) -> bool:
    """Whether a capital marks a person: not a place, a second name, or how a sentence begins."""
    before = text[: match.start()]
    if is_common(name) or is_title(name) or name.lower() in data("places")["not_people"]:
        return False
    if re.search(rf"\b(?:{'|'.join(data('places')['before'])})\s+$", before, re.IGNORECASE):
        return False
    previous = re.search(r"([\w.]+)\s+$", before)
    if previous and previous[1][0].isupper() and not is_title(previous[1]):
        return bool(is_common(previous[1]) and not SENTENCE_OPENS.search(before))
    if SENTENCE_OPENS.search(before) and not (previous and is_title(previous[1])):
        acts = re.match(rf"(?:{'|'.join(data('places')['acts'])})\b", text[match.end() :])
        again = re.search(rf"[a-z,]\s{re.escape(name)}\b", text)
        return bool(acts or again)
    return True


def _weight(text: str, match: re.Match[str]) -> int:
    """How much a mention says that the account is about this person."""
    before, after = text[: match.start()], text[match.end() :]
    weight = 1
    title = re.search(r"(\w+\.?)\s+$", before)
    if title and is_title(title[1]):
        weight += 1
        before = before[: title.start()]
    if re.search(rf"\b{WITH}\s+$", before, re.I) and not after.startswith(("'s", "’s")):
        weight += 1
    if re.match(r"\s+(?:and I|dan (?:aku|saya|gue)|sama (?:aku|saya|gue))\b", after):
        weight += 2
    if re.search(rf"\b(?:{'|'.join(data('places')['roles'])})\b[^.!?,]*,\s+$", before, re.I):
        weight += 2
    return weight


def _titled(text: str, start: int, name: str) -> str:
    before = re.search(r"(\w+\.?)\s+$", text[:start])
    if before and is_title(before[1]):
        return f"{before[1][:1].upper()}{before[1][1:]} {name}"
    return name


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
