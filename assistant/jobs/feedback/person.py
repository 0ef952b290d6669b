"""Whom a raw text is about.

Its words may be turned to that person (`jobs.addressing`) only where it speaks of one person and
never to anybody; else it stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.jobs.addressing import absent
from assistant.jobs.capitals import capitals
from assistant.jobs.feedback.addressee import (
    NAME,
    is_no_name,
    is_thing,
    opens_a_clause,
    title_pattern,
    vocative,
)
from assistant.jobs.feedback.colloquial import sayable
from assistant.jobs.feedback.signs import feedback_data, shows
from assistant.texts import Language

SI = re.compile(
    r"(?<!\w)si (?!doi\b|bos\b|anak\b|dia\b|pe\w+)(?P<name>[a-z]{3,})"
    r"(?:\s+(?:tuh|itu|nih|ini|emang|ya ampun|ya|sih|kok|mah))*"
    r"(?P<pause>\s*,)?(?:\s+|(?=[.!?]))(?P<again>(?=dia\b))?",
    re.IGNORECASE,
)
"""Somebody named behind the backs: "si Bagas tuh ya,"."""
OBJECT = re.compile(r"\b(?:him|her|his|hers)\b", re.IGNORECASE)
CALLED_INSIDE = re.compile(
    rf",\s(?P<name>{NAME}),\s(?:but|so|sort|stop|get|please|you|I|tapi|jadi|kamu|lo)\b"
)
"""Somebody called in the middle of a sentence: "..., Karen, but ..."."""
WITH = re.compile(r"\W*(?:working|dealing|living|being|sharing \w+|talking) (?:with|to)\b", re.I)
"""How a text opens that says what it is like with somebody."""
ASKED_OF = re.compile(r"(?:^|[.!?]\s+)(?:please |just )*(?:tell|ask|get|remind) (?:him|her) to\b")
"""The writer wants it passed on, so him and her are the other."""
EARLIER = (
    r"(?:(?:Honestly|Seriously|Frankly|Ugh|Argh|Look|Well|And|But|So|God|OMG),?\s+)?"
    r"(?:(?:On|Last|This|Yesterday|Today|Tonight|At|In|During|After|Before|For)\b"
    r"(?:\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?|[a-z0-9][\w']*))*,?\s+)?"
)
"""When it was, in front of the name."""


def is_about_one(text: str, language: Language) -> bool:
    """Whether `text` is about one absent person and speaks to nobody."""
    if shows("second_person", text):
        return False
    if language == "id":
        first = absent("id").search(text)
        return not (first and shows("third", text[: first.start()]))
    low = text.lower()
    he = re.search(r"\b(?:he|him|his|himself)\b", low)
    she = re.search(r"\b(?:she|her|hers|herself)\b", low)
    first = he or she
    if first is None:
        return True
    if not name_at_start(text, language) and ASKED_OF.search(low):
        return True
    acts = re.search(r"\b(?:he|she)\b", low) or name_at_start(text, language)
    acts = acts or WITH.match(text)
    return not (he and she) and bool(acts) and not shows("third", low[: first.start()])


def name_at_start(text: str, language: Language) -> str | None:
    """The person whom a sentence of `text` opens with as the one who acts.

    Without a pronoun that speaks of somebody only the first sentence tells a name for sure.
    """
    spoken_of = absent(language).search(text) or OBJECT.search(text)
    starts = _starts(text) if spoken_of else [0]
    for start in starts:
        found = _acting(language).match(text, start)
        if found and not is_no_name(found["name"]) and not is_thing(found["name"]):
            return _bare(found["name"])
    return None


def _bare(name: str) -> str:
    """Without the ending of what is theirs: "Abimbola's handovers"."""
    return re.sub(r"['’]s$", "", name)


def blamed(piece: str, language: Language) -> str | None:
    """Who acts in a clause of blame: "Semenjak cerai Mbak Wulan jadi ..."."""
    found = _titled_acting(language).search(piece) or _plainly_acting(language).match(piece)
    found = found or CALLED_INSIDE.search(piece)
    if found is None or is_no_name(found["name"]) or is_thing(found["name"]):
        return None
    if opens_a_clause(found["name"].split()[0]) or shows("second_person", found["name"]):
        return None
    return _bare(found["name"])


def speaks_of_somebody(text: str, language: Language) -> bool:
    """Whether `text` calls nobody and speaks of one absent person by name or pronoun."""
    if not is_about_one(text, language):
        return False
    if language == "id" and (SI.search(text) or _titled_and_absent(text)):
        return True
    calls = vocative(text) or shows("title", text)
    speaks = absent(language).search(text) or (language == "en" and OBJECT.search(text))
    return not calls and speaks is not None


def _titled_and_absent(text: str) -> bool:
    """ "Pak Anton kemarin ..., beliau ...": a title in front that calls nobody."""
    name = vocative(text)
    return bool(name) and f"{name}," not in text and absent("id").search(text) is not None


def spoken_of(text: str, language: Language) -> str | None:
    """The name of the person whom `text` is about, wherever it stands."""
    si = SI.search(text) if language == "id" else None
    if si:
        return si["name"].capitalize()
    found = name_at_start(text, language)
    return found or (_named_before_she(text) if language == "en" else None)


def _named_before_she(text: str) -> str | None:
    """The only name of a first sentence whose person the next ones call he or she."""
    first, *rest = re.split(r"(?<=[.!?])\s+", text.strip())
    speaks = absent("en")
    if not rest or speaks.search(first) or not speaks.search(" ".join(rest)):
        return None
    names = {name for name in re.findall(rf"(?<=[a-z,] ){NAME}", first) if not is_no_name(name)}
    return names.pop() if len(names) == 1 else None


def lowly(words: str, language: Language, whole: str | None = None) -> str:
    """English `words` in small letters throughout with a capital where each sentence begins.

    Only where the `whole` speaks of him or her, so that a name may be found at the start.
    """
    whole = whole or words
    if language != "en" or re.search(r"[A-HJ-Z]", words) or not absent("en").search(whole):
        return words
    return capitals(sayable(words))


def as_absent(words: str, language: Language) -> str:
    """ "My boss" and "bos gue", where they act, as he, she or dia, who can be spoken to."""
    who = _by_role(language)
    if name_at_start(words, language):
        return words
    if language == "id":
        return who.sub("dia ", words)
    she = re.search(r"\b(?:she|her|hers)\b", words, re.IGNORECASE)
    return who.sub("she " if she else "he ", words)


def called(sentence: str, you: str) -> str:
    """ "Si Bagas tuh ya, kemarin dia ..." as words to him: "Bagas, kemarin kamu ..."."""

    def turned(match: re.Match[str]) -> str:
        name = match["name"].capitalize()
        acts = _acts().match(sentence[match.end() :])
        who = "" if match["again"] or (match["pause"] and not acts) else f"{you} "
        return f"{name}, {who}"

    return SI.sub(turned, sentence, count=1) if SI.match(sentence) else sentence


def opens_with_act(sentence: str) -> bool:
    """Whether an Indonesian sentence begins with what somebody does, without saying who."""
    return re.match(r"(?:me[mnlrwy]|meng|nge|ng|ny)[a-z]{3,}", sentence) is not None


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"[.!?\]]\s+|\n+", text))]


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(feedback_data('person')['acts'])})(?!\w)")


@cache
def _acting(language: Language) -> re.Pattern[str]:
    who = rf"(?:{title_pattern()}\s+)?{NAME}"
    data = feedback_data("person")
    if language == "id":
        acts, moments = "|".join(data["acts"]), "|".join(data["moments"])
        alone = r"(?![^.!?]*\b(?:dia|ia|doi)\b)"
        return re.compile(rf"(?P<name>{who})\s+(?=(?:(?:{acts})|(?:{moments}){alone})(?!\w))")
    acts = "|".join(data["english_acts"])
    return re.compile(rf"{EARLIER}(?P<name>{who})(?:['’]s)?\s+(?=(?:{acts})(?!\w))")


@cache
def _by_role(language: Language) -> re.Pattern[str]:
    roles = "|".join(feedback_data("person")["roles"][language])
    return re.compile(rf"(?:(?<=^)|(?<=[.!?\n] ))(?:{roles})\s+(?=[a-z])", re.IGNORECASE)


@cache
def _plainly_acting(language: Language) -> re.Pattern[str]:
    """Somebody who acts at the start of a clause, one more word allowed in front."""
    before = r"(?:[^,]{2,20},\s+)?"
    if language == "id":
        return re.compile(f"{before}{_acting('id').pattern}")
    acts = "|".join(feedback_data("person")["present_acts"])
    return re.compile(rf"{before}(?P<name>{NAME})(?=['’]s\s|\s+(?:{acts})(?!\w))")


@cache
def _titled_acting(language: Language) -> re.Pattern[str]:
    data = feedback_data("person")
    acts = "|".join(data["acts" if language == "id" else "english_acts"])
    return re.compile(rf"(?<!\w)(?P<name>{title_pattern()}\s{NAME})\s+(?=(?:{acts})(?!\w))")
