"""What a promise is called on an agenda: what is to be talked about, not the words it was made in.

"Talk to the bank about an earlier cut-off" is "An earlier cut-off", "Kirim contoh faktur" is
"Contoh faktur". A task that names no thing of its own keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.jobs.agenda.tasks import doing, made_thing
from assistant.jobs.capitals import small
from assistant.language.lexicon import from_words, load_yaml
from assistant.texts import Language

FEWEST = 2
"""Words that name something: of "book the room" only "room" would be left."""


def titled_task(task: str) -> str:
    """The task as the title of a point, in the language it was written in."""
    bare = small(task.strip().rstrip(" ."))
    return with_capital(_about(bare) or _made(bare) or bare)


def spoken_task(task: str, language: Language) -> str:
    """The task in the middle of a sentence: "calling Ines", "contoh faktur"."""
    return doing(small(task.strip().rstrip(" ."))) if language == "en" else small(titled_task(task))


def is_trial(task: str) -> bool:
    """Whether a promise is to try something out: its outcome is told, it is no debt."""
    return task.strip().split(" ")[0].lower() in _words("trying")


def with_capital(words: str) -> str:
    """With a capital, and without the stop of a sentence."""
    return words[:1].upper() + words[1:].rstrip(" .")


def _about(task: str) -> str:
    """What a task of talking to somebody is about."""
    found = _talk().fullmatch(task)
    return _named(found["what"]) if found else ""


def _made(task: str) -> str:
    """The thing that a task brings about; empty where it brings about none, or does two things."""
    if _two().search(task):
        return ""
    thing = made_thing(task)
    if thing != task:
        return _named(thing)
    found = _making().fullmatch(task)
    return _named(found["what"]) if found else ""


def _named(what: str) -> str:
    """Words that name something by themselves; else nothing."""
    words = what.split()
    clause = bool(words) and words[0].lower() in _words("clauses")
    enough = len(words) >= FEWEST or what.isupper()
    return what if enough and not clause else ""


@from_words
def _talk() -> re.Pattern[str]:
    talkers, about = _any("talkers"), _any("about")
    return re.compile(rf"(?i)(?:{talkers})(?: [^,;.]+?)? (?:{about}) (?:the )?(?P<what>.+)")


@from_words
def _making() -> re.Pattern[str]:
    makers = "|".join((_any("english_makers"), _any("title_makers")))
    articles, whom = _any("others_articles"), _any("whom")
    given = rf"(?:(?:{whom}|[A-Z]\w+) (?=(?:{articles}) ))?"
    return re.compile(rf"(?:{makers}) {given}(?:(?:{articles}) )?(?P<what>[a-z].*|[A-Z]{{2,}}.*)")


@from_words
def _two() -> re.Pattern[str]:
    verbs = "|".join((_any("makers"), _any("verbs")))
    return re.compile(rf"(?i)(?<!\w)(?:dan|lalu|terus|and|then) (?:then )?(?:{verbs}) \w")


def _any(name: str) -> str:
    return "|".join(map(re.escape, _words(name)))


def _words(name: str) -> Sequence[str]:
    return load_yaml("assistant.jobs.agenda", "tasks")[name]
