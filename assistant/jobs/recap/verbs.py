"""Verbs as something to do: English ones without their endings, Indonesian ones out of the passive.

Only the first word of a phrase is looked at; a word this module does not know stays as it is.
"""

from __future__ import annotations

import re

from assistant.jobs.recap.words import load

SHORTEST = 3
PASSIVE = re.compile(
    r"(?P<thing>(?:[^\W\d_][\w-]*\s+)*?)di(?P<verb>(?:[aeiou]|[a-z]{1,2}[aeiou])[a-z]{2,})(?P<rest>\b.*)",
    re.IGNORECASE,
)
AGAIN = re.compile(r"\s+(?:ulang|bareng|bersama)\b\s*")
"""What belongs to a verb and not to the thing: "setel ulang"."""
STARTS_ANEW = frozenset({"yang", "yg", "dan", "dari", "telah", "sudah", "udah", "akan", "untuk"})
JOINS = re.compile(r"\s*\b(?:agar|supaya|harus|perlu|mau|untuk)$", re.IGNORECASE)
LONGEST_THING = 4
"""Words of a thing that a passive verb is said of."""
VOWELS = "aeiou"


def base_of_gerund(said: str) -> str:
    """The phrase with its first word's "-ing" taken off, where that word is a verb."""
    first, _, rest = said.partition(" ")
    stem = first.lower().removesuffix("ing")
    if stem == first.lower() or len(stem) < SHORTEST or not re.search(f"[{VOWELS}y]", stem):
        return said
    if stem + "e" in load("phrasing")["ends_in_e"]:
        stem += "e"
    elif stem[-1] == stem[-2] and stem[-1] not in "lsz":
        stem = stem[:-1]
    elif stem not in load("phrasing")["verbs"]:
        return said
    return f"{stem} {rest}".strip()


def active(said: str) -> str:
    """An Indonesian phrase in the passive as something to do: "tensi benang disetel ulang" is
    "setel ulang tensi benang"; left alone where it tells more than one thing."""
    match = PASSIVE.fullmatch(said)
    if match is None or f"di{match['verb']}" in load("phrasing")["no_passive"]:
        return said
    thing = JOINS.sub("", match["thing"].strip())
    if len(thing.split()) > LONGEST_THING or STARTS_ANEW & set(thing.lower().split()):
        return said
    again = AGAIN.match(match["rest"])
    verb, rest = match["verb"], match["rest"]
    if again:
        verb, rest = f"{verb}{again.group().rstrip()}", rest[again.end() :]
    return " ".join(part for part in (verb, thing[:1].lower() + thing[1:], rest.strip()) if part)


def base_of_third_person(said: str) -> str:
    """The phrase with its first word's "-s" taken off."""
    first, _, rest = said.partition(" ")
    return f"{_base(first)} {rest}".strip()


def _base(verb: str) -> str:
    word = verb.lower()
    bases = load("phrasing")["person_bases"]
    if word in bases:
        return bases[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) <= SHORTEST:
        return verb
    if word.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else verb[:-1]
