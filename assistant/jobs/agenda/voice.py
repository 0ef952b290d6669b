"""How lines that the user may say are worded for this person: kamu, Mas, Ibu; plain or polite."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.jobs.agenda.bank import Question
from assistant.jobs.capitals import small
from assistant.jobs.contract import Relation
from assistant.jobs.feedback.signs import feedback_data
from assistant.language.clauses import Register
from assistant.language.lexicon import load_yaml
from assistant.memory.people import Person
from assistant.texts import Language, text

KAMU = "kamu"
HONOURED = ("Bapak", "Ibu")
SENIOR: tuple[Relation, ...] = ("manager",)
_YOU = re.compile(r"(?<![\w-])[Kk]amu(?![\w-])")
_YOURS = re.compile(r"(?<![\w-])([a-zA-Z]{3,})mu(?![\w-])")


@dataclass(frozen=True, slots=True)
class Voice:
    """The user's manner towards one person; `you` is what they call them."""

    language: Language
    register: Register
    you: str

    @property
    def polite(self) -> bool:
        """Whether lines take their polite wording (saya, {you}) instead of the plain one."""
        return self.language == "id" and self.register != "santai"

    def line(self, key: str, **values: object) -> str:
        """The text `agenda.say.<key>` in the wording that is due."""
        manner = "polite" if self.polite else "plain"
        told = text(f"agenda.say.{key}.{manner}", self.language, you=self.you, **values)
        return told[:1].upper() + told[1:]

    def ask(self, question: Question, **values: str) -> str:
        """A question of the bank in the wording that is due; `values` fill what it names."""
        told = question.polite if self.polite else self._called(question.text)
        told = told.replace("{you}", self.you)
        for name, value in values.items():
            told = told.replace(f"{{{name}}}", value)
        return told[:1].upper() + told[1:]

    def about(self, question: Question, key: str, **values: object) -> str:
        """A question after a matter that it does not name: "Soal cuti: ..."."""
        return self.line(key, question=small(self.ask(question)), **values)

    def _called(self, line: str) -> str:
        """A plain line with kamu and -mu as this person is called: "energimu" -> "energi Mas"."""
        if self.language == "en" or self.you == KAMU:
            return line
        roots: list[str] = feedback_data("registers")["id"]["pronouns"]["roots"]
        said = _YOURS.sub(lambda m: m[0] if m[0].lower() in roots else f"{m[1]} {self.you}", line)
        return _YOU.sub(self.you, said)


def voice_for(
    person: Person | None, relation: Relation | None, language: Language, name: str = ""
) -> Voice:
    """The manner kept with the person, else what their title or the relation calls for."""
    register = person.register if person else None
    kept = person.address if person and person.language != "en" else None
    titled = _title(name)
    senior = relation in SENIOR or titled in HONOURED
    register = register or ("netral" if senior else "santai")
    if language == "en":
        return Voice(language, register, "you")
    plain = "Bapak/Ibu" if senior else "Anda" if register == "formal" else KAMU
    return Voice(language, register, kept or titled or plain)


def _title(name: str) -> str | None:
    """The form of address in a name: "Pak Hendra" is called Bapak."""
    forms: dict[str, str] = load_yaml("assistant.jobs.agenda", "signs")["titles"]
    first, _, rest = name.partition(" ")
    return forms.get(first.lower().strip(".")) if rest else None
