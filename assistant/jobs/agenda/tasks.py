"""The words of tasks: "get the log" brings about "the log", "kirim daftar stok" "daftar stok"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.language.lexicon import load_yaml

VOWELS = "aeiou"
SYLLABLE = re.compile(r"[aeiouy]+")


def past_forms(task: str) -> set[str]:
    """The past of the English verb that a task begins with; empty where it begins with none."""
    verb = task.split(" ")[0].lower() if task.strip() else ""
    irregular: Mapping[str, str] = _data()["past"]
    if verb not in _data()["verbs"]:
        return set()
    return {irregular.get(verb, f"{_doubled(verb)}ed" if verb[-1] != "e" else f"{verb}d")}


def gerund(verb: str) -> str:
    """make -> making, get -> getting, ask -> asking."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def doing(task: str) -> str:
    """An English task as what it brings about, else as something one does; a noun stays."""
    verb, _, rest = task.partition(" ")
    if not rest or rest.startswith("of ") or verb not in _data()["verbs"]:
        return task
    given = re.sub(rf"^(?:{'|'.join(_data()['whom'])}) (?=(?:a|an|the) )", "", rest)
    article, _, thing = given.partition(" ")
    if verb in _data()["english_makers"] and article in _data()["articles"]:
        return f"the {thing}" if article in ("a", "an") else given
    return f"{gerund(verb)} {rest}"


def made_thing(task: str) -> str:
    """An Indonesian task as the thing it brings about; other tasks stay."""
    makers = _data()["makers"]
    verb, _, rest = task.partition(" ")
    rest = re.sub(rf"\s+(?:dan|lalu|terus)\s+(?:{'|'.join(makers)})$", "", rest)
    two = re.search(rf"\b(?:dan|lalu|terus)\s+(?:{'|'.join(makers)})\b", rest)
    makes = verb in makers and rest and not two
    return rest if makes and rest.split()[0] not in _data()["no_thing"] else task


def _doubled(verb: str) -> str:
    """get -> gett: one short syllable that ends in consonant, vowel, consonant."""
    short = len(SYLLABLE.findall(verb)) == 1 or verb in _data()["doubled"]
    closed = re.search(rf"[^{VOWELS}][{VOWELS}][^{VOWELS}wxy]$", verb)
    return verb + verb[-1] if short and closed else verb


def _data() -> Mapping[str, Any]:
    return load_yaml("assistant.jobs.agenda", "tasks")
