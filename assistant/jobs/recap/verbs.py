"""English verbs without their endings: "preparing the slides" and "prepares the slides" as a task.

Only the first word of a phrase is looked at; a word this module does not know stays as it is.
"""

from __future__ import annotations

import re

from assistant.jobs.recap.words import load

SHORTEST = 3
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
