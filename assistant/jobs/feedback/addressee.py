"""Whom the message is for: the name or title that it opens with."""

from __future__ import annotations

import re
from functools import cache

from assistant.checks.blame import stings
from assistant.jobs.addressing import forms
from assistant.jobs.feedback.signs import feedback_data
from assistant.language.lexicon import load_data

NAME = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"


TEAM = (
    r"(?P<called>(?:guys|teman-teman|temen-temen|rekan-rekan|rekan|halo|hai|hi)(?: dari)? )?"
    r"(?P<group>tim|bagian|divisi|anak|anak-anak) (?P<name>\w+)"
)


def vocative(text: str) -> str | None:
    """How `text` calls the one it speaks to, as it stands there ("Bu Dewi", "Sam", "Bro")."""
    small = _small_titled().match(text) or _after_a_word().match(text)
    if small and not is_no_name(small["name"]):
        return " ".join(word[:1].upper() + word[1:] for word in small["name"].split())
    opening = _opening().match(text)
    if opening and not is_no_name(opening["name"]):
        return opening["name"].strip()
    friendly = rf"(?i:{'|'.join(feedback_data('addressees')['friendly'])})"
    closing = re.search(rf",\s(?P<name>(?:{title_pattern()}\s)?{NAME}|{friendly})[.!?]", text)
    if closing and not is_no_name(closing["name"]):
        return closing["name"]
    titled = _titled().search(text)
    return titled["name"].strip() if titled else None


def only_calls(words: str) -> bool:
    """Whether `words` are nothing but a name or title."""
    found = _opening().match(f"{words.strip(' .,!')}, ")
    return bool(found) and found.end() >= len(words.strip(" .,!")) and not is_no_name(found["name"])


def team(text: str) -> str | None:
    """The team that `text` opens with, called as one calls colleagues."""
    found = re.match(rf"{TEAM}(?!\w)", text.strip(), re.IGNORECASE)
    if found is None:
        return None
    if found["called"]:
        return found.group()
    group = "" if found["group"].lower().startswith("anak") else f"{found['group'].lower()} "
    return f"Teman-teman {group}{found['name']}"


def called_by_title(text: str) -> str | None:
    """The title that stands for "you" in `text`: in front of the name called, or on its own."""
    name = vocative(text)
    titles = forms()
    if name and name.split()[0].lower().strip(".") in titles:
        return titles[name.split()[0].lower().strip(".")]
    alone = re.search(
        r"(?<!\w)(?P<title>Bapak|Pak|Ibu|Bu|Mas|Mbak|Kakak|Kak|Abang|Bang)(?!\s[A-Z]|\w)", text
    )
    return titles[alone["title"].lower()] if alone else None


def calls(sentence: str, name: str) -> bool:
    """Whether the sentence already calls or names that person."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE) is not None


def is_no_name(name: str) -> bool:
    """Whether a word with a capital is an interjection, a pronoun or a day, not somebody."""
    first, *rest = (word.lower().strip(".") for word in name.split())
    return (
        first in _interjections()
        or any(word in forms() for word in rest)
        or bool(stings(name))
        or (first in _no_names() and first not in _titles())
    )


def opens_a_clause(word: str) -> bool:
    """Whether an English word in front of "you" ties or asks, and calls nobody."""
    return word.lower() in feedback_data("addressees")["before_you"]


def is_thing(name: str) -> bool:
    """Whether a word that begins a sentence names no person but a thing, or a crowd."""
    return name.lower() in feedback_data("addressees")["things"]


@cache
def _opening() -> re.Pattern[str]:
    titles = title_pattern()
    friendly = rf"(?i:{'|'.join(feedback_data('addressees')['friendly'])})"
    team = (
        r"(?:(?i:tim|team|teman-teman|temen-temen|rekan-rekan|rekan|guys|dear)\s\w+(?:\s\w+){0,2})"
        r"|[A-Z]\w+\s(?i:folks|team|crew|squad|guys|people)"
    )
    behind = rf"(?i:{'|'.join(feedback_data('addressees')['behind'])})"
    return re.compile(
        rf"\s*(?P<name>(?:{titles}\s)(?:{NAME})|{friendly}|{team}|{NAME})"
        rf"(?:\s{behind}){{0,2}}\s*[,:—–-](?=\s)"
    )


@cache
def _small_titled() -> re.Pattern[str]:
    """A title and a name in small letters, as one types in a chat: "mas yoga klo abis ..."."""
    titles = r"(?:mas|mbak|mba|pak|bu|bang|kak|kang|teh|mba)"
    behind = r"(?:klo|kalo|kalau|tolong|tlg|jangan|jgn|lo|kamu|tuh|kemarin|kmrn|tadi|please)"
    return re.compile(rf"\s*(?P<name>{titles}\s[a-z]{{3,}})(?=,?\s{behind}\b)")


@cache
def _after_a_word() -> re.Pattern[str]:
    """ "Right Megan, ...": a name behind the word that one begins with."""
    before = "|".join(feedback_data("addressees")["begin"])
    behind = r"(?=,|\s(?i:you|your|u|i|i'm|lo|lu|kamu)(?!\w))"
    return re.compile(rf"\s*(?i:{before}),?\s(?P<name>(?!I['’])[A-Z][\w'’-]+){behind}")


@cache
def _titled() -> re.Pattern[str]:
    english = r"(?!(?i:mr|mrs|ms|miss|prof|sir|madam)\b)"
    before = r"(?:\A|[.!?]\s|(?<=ya )|(?<=kok )|(?<=deh )|(?<=sih )|(?<=maaf ))\s*"
    return re.compile(rf"{before}{english}(?P<name>{title_pattern()}\s{NAME})(?!\w)")


@cache
def title_pattern() -> str:
    """Any title in front of a name, any case."""
    names = "|".join(
        re.escape(title.strip(".")) for title in sorted(_titles(), key=len, reverse=True)
    )
    return rf"(?i:{names})\.?"


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_data("people")["titles"])


@cache
def _no_names() -> frozenset[str]:
    people = load_data("people")
    words = {word for group in people["pronouns"].values() for word in group}
    return frozenset({*words, *people["not_names"], *people["prepositions"]})


@cache
def _interjections() -> frozenset[str]:
    return frozenset(feedback_data("addressees")["no_names"])
