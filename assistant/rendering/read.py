"""What the ear heard, clause by clause."""

from __future__ import annotations

from assistant.jobs.contract import Answer
from assistant.jobs.lookup.contract import HeardClause, HeardRole, ReadAnswer
from assistant.language.clauses import BOTH, Role
from assistant.texts import Language, text

MARKS: dict[Role, str] = {
    Role.COMMITMENT: "🟢",
    Role.ASSIGNMENT: "🟢",
    Role.REQUEST: "🔵",
    Role.PROPOSAL: "🔵",
    Role.OPEN_QUESTION: "🔵",
    Role.POLITE_NO: "🟡",
    Role.CONDITION: "🟡",
    Role.HEARSAY: "🟡",
    Role.JUDGEMENT: "🔴",
    Role.ABSOLUTE: "🔴",
    Role.MIND_READING: "🔴",
    Role.THREAT: "🔴",
    Role.SARCASM: "🔴",
    Role.PROTECTED_CORE: "🟣",
    Role.PRIVATE: "⚫",
    Role.PRIVATE_MATTER: "⚫",
    Role.INSTRUCTION: "⚫",
}
PLAIN = "⚪"
AUDIBLE = 0.2
"""Probability from which a further role is shown."""


def markdown(answer: Answer) -> str:
    """One line a clause: its colour, its words, its roles, who and by when."""
    assert isinstance(answer, ReadAnswer)
    if not answer.clauses:
        return text("read.nothing", answer.language)
    return "\n".join(_line(clause, answer.language) for clause in answer.clauses)


def _line(clause: HeardClause, language: Language) -> str:
    said = " ".join(clause.text.split())
    return f"- {_mark(clause)} {said}  \n  {' · '.join(_facts(clause, language))}"


def _mark(clause: HeardClause) -> str:
    return MARKS.get(clause.roles[0].role, PLAIN) if clause.roles else PLAIN


def _facts(clause: HeardClause, language: Language) -> list[str]:
    facts = [_role(heard, language) for heard in clause.roles[:1]]
    facts += [_role(heard, language) for heard in clause.roles[1:] if heard.p >= AUDIBLE]
    if clause.agent:
        who = text("read.both", language) if clause.agent == BOTH else clause.agent
        facts.append(text("read.who", language, name=who))
    if clause.due:
        facts.append(text("read.due", language, day=clause.due.isoformat()))
    elif clause.due_text:
        facts.append(text("read.due", language, day=f"“{clause.due_text}”"))
    return [*facts, text(f"read.in-{clause.language}", language)]


def _role(heard: HeardRole, language: Language) -> str:
    return f"{text(f'read.role.{heard.role}', language)} ({heard.p:.0%})"
