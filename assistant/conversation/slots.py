"""What a message already tells: whom it is about, how long, when, which relation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from assistant.conversation.hours import before_hour, hour_in, zone_in
from assistant.conversation.whom import named_in
from assistant.language.date_rules import DateMention
from assistant.language.dates import find_dates
from assistant.language.lexicon import load_yaml
from assistant.memory.people import Person

SHORTEST, LONGEST = 5, 240
LONGEST_NAME = 4
"""Words."""
WEEK = timedelta(days=7)
SOON = timedelta(days=15)
"""A day nearer than that, at the end of what a session is about, is the day of the session."""
LONGEST_TOPIC, LONGEST_TOLD = 5, 3
"""Words of a topic in a list, and of one that is only told."""
SESSION_WITHIN = 12
"""Words at the head of a message in which a coming session and its day are named."""
LENGTH = re.compile(
    r"(?<!\bin )(?<![\d.,])(\d+(?:[.,]\d)?)\s*-?"
    r"(menit|mnt|minutes?|mins?|jam|hours?|hrs?|')(?! lagi)"
)
TITLE = r"(?:(?i:Pak|Bu|Bapak|Ibu|Mas|Mbak|Mba|Kak|Bang|Mr|Mrs|Ms|Dr)\.?\s+)"


def minutes_in(message: str) -> int | None:
    """A length of time: "setengah jam", "45 menit", "1.5 hours"; "in two hours" is none."""
    lowered = message.lower()
    words: dict[str, int] = _data()["minutes"]
    for phrase in sorted(words, key=len, reverse=True):
        if re.search(rf"(?<![\w-]){re.escape(phrase)}(?!\w| lagi)", lowered):
            return words[phrase]
    found = LENGTH.search(lowered)
    if not found:
        return None
    amount = float(found[1].replace(",", "."))
    minutes = round(amount * 60) if found[2][0] in "jh" else round(amount)
    return minutes if SHORTEST <= minutes <= LONGEST else None


def relation_in(message: str) -> str | None:
    """peer, manager, report, mentor or cross-team, where the words say so."""
    lowered = message.lower()
    owners = _any(_data()["owners"])
    for relation, nouns in _data()["relations"].items():
        said, owned = _any(nouns["said"]), _any(nouns["owned"]) or "(?!)"
        if re.search(
            rf"\b(?:{said})(?:ku|mu|nya)?\b|\b(?:{owners})(?: [\w-]+){{0,2}} (?:{owned})\b", lowered
        ):
            return relation
    return None


def person_in(message: str, people: Sequence[Person]) -> str | None:
    """Somebody known, else a name after "sama", "with", "my manager" or behind a title."""
    known = named_in(message, people)
    met = _introduced(message)
    if known and not (met and _before(met, known.words, message)):
        return known.words
    if met:
        return " ".join(word[:1].upper() + word[1:] for word in met[1].split())
    if subject := re.match(r"([A-Z][a-z]{2,}) and I\b", message):
        return subject[1]
    titled = re.search(rf"(?<!\w)({TITLE}[A-Z][\w'’-]+)", message)
    return titled[1][:1].upper() + titled[1][1:] if titled else None


def role_in(message: str) -> str | None:
    """Who is met where a role stands for the name: "sama bosku" is bos, "my boss" is your boss."""
    lowered, owners = message.lower(), _any(_data()["owners"])
    introduced = _any(_data()["introduces_person"])
    for nouns in _data()["relations"].values():
        said = _any(nouns["said"])
        found = re.search(rf"(?<!\w)(?:{introduced})\s+(?:\w+ )?({said})(?:ku|mu|nya)?\b", lowered)
        if found:
            return found[1]
        owned = _any(nouns["owned"]) or "(?!)"
        found = re.search(rf"\b(?:{owners})(?: [\w-]+)?? ({owned})\b", lowered)
        if found:
            return f"your {found[1]}"
    return None


def _introduced(message: str) -> re.Match[str] | None:
    """A name behind "sama" or "with"; behind a title it needs no capital ("sm mbak sari")."""
    introduced, described = _any(_data()["introduces_person"]), _any(_describing())
    bare = rf"{TITLE}(?!(?:{described})\b)[a-z]{{3,}}"
    found = re.search(
        rf"(?<!\w)(?i:{introduced})\s+(?:(?i:{described})\s+){{0,4}}"
        rf"({TITLE}?[A-Z][\w'’-]+|{bare})(?!\w)",
        message,
    )
    return found if found and not find_dates(found[1], date.today()) else None


def _before(met: re.Match[str], name: str, message: str) -> bool:
    """Whether somebody new is met, and a known name only stands further on."""
    return met.end() <= message.lower().find(name.lower())


def _describing() -> list[str]:
    """Words that may stand between "with" and a name: "my new manager Tom"."""
    data = _data()
    relations = {
        word
        for nouns in data["relations"].values()
        for phrase in (*nouns["said"], *nouns["owned"])
        for word in phrase.split()
    }
    owned = {f"{word}ku" for word in relations}
    return sorted({*relations, *owned, *data["describes_person"]}, key=len, reverse=True)


def person_said(message: str) -> str | None:
    """The name in a short reply to "who are you meeting?"; None where it is no name."""
    bare = re.sub(r"[.!?]+$", "", message.strip())
    introduced = _any(_data()["introduces_person"])
    bare = re.sub(rf"^(?:{introduced})\s+", "", bare, flags=re.IGNORECASE)
    name = re.sub(r"\s+(?:aja|saja|dong|ya|deh|please)$", "", bare.split(",")[0].strip())
    words = name.split()
    spelt = sum(word[:1].isupper() for word in words)
    short = len(words) <= 2 or (len(words) <= LONGEST_NAME and spelt >= len(words) - 1)
    if not short or re.search(r"[\d:]", name) or not any(c.isalpha() for c in name):
        return None
    return name[:1].upper() + name[1:]


def focus_in(message: str, today: date) -> str | None:
    """What the session is to be about: the words after "bahas", "soal", "about", without a day."""
    found = _focus_span(message)
    if found is None:
        return None
    words = message[found[0] : found[1]]
    for mention in find_dates(words, today):
        if mention.due and not mention.end < len(words.rstrip()):
            words = words[: mention.start]
    words = before_hour(words)
    with_whom = rf"\s(?i:{_any(_data()['introduces_person'])})\s+{TITLE}?[A-Z].*"
    bare = _without(re.sub(with_whom, "", words), _data()["around_focus"]).strip(" -")
    first = bare.split(" ")[0].lower()
    return bare if len(bare) > 2 and first not in _data()["no_focus"] else None


def topics_in(message: str, today: date) -> list[str]:
    """All that a session is to be about, in order: "bahas A, B, sama C", "about A and B"."""
    first = focus_in(message, today)
    cut = _focus_span(message)
    if first is None or cut is None:
        return []
    joins = _any(_data()["list_joins"])
    listed = re.split(r"[.;?!\n]", message[cut[0] :])[0]
    both = r"(?<!kerja)\s+(?:dan|and|&|plus|sama|sm|ama)\s+"
    parts = re.split(rf"\s*,\s*(?:(?:{joins})\s+)*|{both}", listed)
    topics = _as_long_as_topics(parts, today)
    return topics if len(topics) > 1 else [first]


def _as_long_as_topics(parts: Sequence[str], today: date) -> list[str]:
    topics: list[str] = []
    for part in parts:
        around = (*_data()["around_focus"], *_data()["theirs"])
        bare = _without(before_hour(part), around).strip(" -")
        named = bool(topics) and re.match(rf"{TITLE}?[A-Z][a-z]", bare)
        told = named or minutes_in(bare) or find_dates(bare, today)
        first = bare.split(" ")[0].lower()
        ends = first in (*_data()["list_ends"], *_data()["no_focus"])
        if told or ends or len(bare) <= 2 or len(bare.split()) > LONGEST_TOPIC:
            break
        topics.append(bare)
    return topics


def told_topics(message: str) -> list[str]:
    """What a message tells about the other where it lists nothing: "dia kyknya burnout, ..."."""
    around = _data()["around_told"]
    told = re.split(r"[.;!\n]\s*", message, maxsplit=1)[1:]
    parts = [_without(part, around).strip(" .!") for part in re.split(r",\s*", "".join(told))]
    fit = [part for part in parts if len(part) > 2 and len(part.split()) <= LONGEST_TOLD]
    return [part for part in fit if part.split()[0].lower() not in _data()["list_ends"]]


def topics_told(told: Mapping[str, Any], message: str) -> dict[str, Any]:
    """Topics that a message tells instead of listing them; one that it lists stands among them."""
    topics, focus = told_topics(message), told["focus"]
    if not topics or (focus and focus not in topics):
        return {}
    return {"focus": topics[0], "wishes": [*topics[1:], *kind_in(message)] or None}


def kind_in(message: str) -> list[str]:
    """The words that tell what kind of session it is: "skip-level", "lewat zoom", "had a row"."""
    spoken = message.lower()
    kinds = load_yaml("assistant.jobs.agenda", "signs")
    signs = [*kinds["skip-level"], *kinds["clash"], *_data()["from_afar"]]
    found = [sign for sign in signs if re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", spoken)]
    first = re.search(rf"(?<!\w)(?:{_any(_data()['first_time'])})(?!\w)", spoken)
    return found[:1] or ([_data()["first_session"]] if first else [])


def coming_session(message: str, people: Sequence[Person], today: date) -> bool:
    """Whether a message begins with a session that is still to come, and whom it is with."""
    opening = " ".join(message.split()[:SESSION_WITHIN])
    data = _data()
    meets, over = (
        re.search(rf"(?<!\w)(?:{_any(data[name])})(?!\w)", words.lower())
        for name, words in (("meets", opening), ("is_over", message))
    )
    day = day_in(opening, today)
    return bool(meets and not over and day and day >= today and person_in(message, people))


def _focus_span(message: str) -> tuple[int, int] | None:
    cues = _any(_data()["introduces_focus"])
    found = re.search(rf"\b(?i:{cues})\s+([^,.;?!\n]{{3,80}})", message)
    if found is None:
        return None
    ends = re.search(rf"\s(?:{_any(_data()['focus_ends'])})\s", found[1].lower())
    return found.start(1), found.start(1) + ends.start() if ends else found.end(1)


def _without(words: str, around: Sequence[str]) -> str:
    parts = words.strip().split(" ")
    while len(parts) > 1 and parts[0].lower() in around:
        parts = parts[1:]
    return " ".join(parts)


def day_in(message: str, today: date) -> date | None:
    """The day of the session: the first that is fixed outside of what it is to be about.

    "besok, bahas cuti akhir tahun" is tomorrow; within the focus only a day at its end counts.
    """
    span = _focus_span(message)
    fixed = [m for m in find_dates(message, today) if m.due and not _ruled_out(m, message)]
    outside = [m for m in fixed if span is None or not span[0] <= m.start < span[1]]
    ends = [m for m in fixed if span and m.end >= span[1] and m.due and (m.due - today) < SOON]
    told = sorted(outside, key=lambda m: _from_meeting(m.start, m.end, message))
    meant = next(iter((*told, *ends)), None)
    if meant is None:
        return None
    said = message[meant.start : meant.end].lower()
    return today + WEEK if said in _data()["next_week"] else meant.due


def _ruled_out(day: DateMention, message: str) -> bool:
    """Whether a day is named only to say that it will not do: "Jumat nggak bisa"."""
    before, behind = message[: day.start].lower(), message[day.end :].lower()
    no_before, no_behind = (_any(_data()[name]) for name in ("no_before", "no_behind"))
    return bool(re.search(rf"(?<!\w)(?:{no_before}) $", before)) or bool(
        re.match(rf" (?:\w+ )?(?:{no_behind})(?!\w)", behind)
    )


def _from_meeting(start: int, end: int, message: str) -> int:
    """How far a day stands from the word for the session; 0 where there is none."""
    meets = re.finditer(rf"(?<!\w)(?:{_any(_data()['meets'])})(?!\w)", message.lower())
    return min((max(start - m.end(), m.start() - end) for m in meets), default=0)


def agenda_fields(message: str, people: Sequence[Person], today: date) -> dict[str, Any]:
    """The request of an agenda as far as the message tells it, ready for JSON."""
    day = day_in(message, today)
    topics = topics_in(message, today)
    at = hour_in(message)
    return {
        "person": person_in(message, people),
        "minutes": minutes_in(message),
        "date": day.isoformat() if day else None,
        "at": at.isoformat("minutes") if at else None,
        "zone": zone_in(message) if at else None,
        "relation": relation_in(message),
        "focus": topics[0] if topics else None,
        "wishes": [*topics[1:], *kind_in(message)] or None,
    }


def only_a_session(message: str, people: Sequence[Person], today: date) -> bool:
    """Whether a message names a person, a day or a length and nothing else: "Rina, besok"."""
    rest, told = message, False
    named = named_in(message, people)
    for mention in reversed(find_dates(message, today)):
        rest, told = rest[: mention.start] + " " + rest[mention.end :], True
    for words in [named.words] if named else []:
        rest, told = re.sub(re.escape(words), " ", rest, flags=re.IGNORECASE), True
    data = _data()
    for phrase in sorted((*data["minutes"], *data["session"]), key=len, reverse=True):
        rest, found = re.subn(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", rest, flags=re.IGNORECASE)
        told = told or bool(found)
    rest, found = LENGTH.subn(" ", rest.lower())
    left = set(re.findall(r"[^\W\d_]+", rest)) - set(data["around_session"])
    return (told or bool(found)) and not left


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _data() -> dict[str, Any]:
    return load_yaml("assistant.conversation", "slots")
