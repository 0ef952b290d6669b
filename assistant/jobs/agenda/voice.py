"""How lines that the user may say are worded for this person: kamu, Mas, Ibu; santai to formal."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.jobs.agenda.bank import Question
from assistant.jobs.contract import Relation
from assistant.jobs.feedback.manner import Manner
from assistant.jobs.feedback.registers import in_register
from assistant.language.clauses import Register
from assistant.memory.people import Person
from assistant.texts import Language

PLAIN = ("kamu", "lo", "you", "")
SENIOR: tuple[Relation, ...] = ("manager",)


@dataclass(frozen=True, slots=True)
class Voice:
    """The user's manner towards one person."""

    language: Language
    register: Register
    you: str

    @property
    def polite(self) -> bool:
        """Whether the other is called by something else than kamu."""
        return self.language == "id" and self.you not in PLAIN

    def say(self, line: str) -> str:
        """A line written with aku and kamu, worded for this person; quotes stay as they are."""
        if not self.polite:
            return line
        register: Register = "netral" if self.register == "santai" else self.register
        return in_register(line, Manner("id", "santai", "aku", self.you), register)

    def ask(self, question: Question) -> str:
        """A question of the bank, in its polite wording where there is one and it is due."""
        if self.polite and question.polite:
            return question.polite.replace("{you}", self.you)
        return self.say(question.text)


def voice_for(person: Person | None, relation: Relation | None, language: Language) -> Voice:
    """The manner kept with the person, else what the relation calls for."""
    register = person.register if person else None
    you = (person.address if person else None) or ""
    if relation in SENIOR:
        register, you = register or "netral", you or "Bapak/Ibu"
    return Voice(language, register or "santai", you or "kamu")
