"""What a question is after, and about whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from assistant.language.lexicon import load_yaml
from assistant.memory.people import Person

Aim = Literal["late", "due", "mine", "theirs", "both", "last", "next", "notes"]


def aim_of(question: str, person: Person | None = None) -> Aim:
    """What kind of answer the question wants; anything unclear is looked up in the notes.

    The name of the person it is about counts as "dia": "Rina masih utang apa" asks what they owe.
    """
    cues: dict[str, list[str]] = load_yaml("assistant.jobs.ask", "aims")
    spoken = " ".join(question.lower().split())
    for name in (person.name, *person.aliases) if person else ():
        spoken = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", "dia", spoken)
    for aim in get_args(Aim):
        if any(_stands(cue, spoken) for cue in cues.get(aim, ())):
            return aim
    return "notes"


def person_in(question: str, people: Sequence[Person]) -> Person | None:
    """The person whom the question names, by name or alias; None for nobody or several."""
    spoken = question.lower()
    named = [
        person
        for person in people
        if any(_stands(name.lower(), spoken) for name in (person.name, *person.aliases))
    ]
    return named[0] if len(named) == 1 else None


def _stands(words: str, spoken: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", spoken) is not None
