"""What a clause does in feedback, and how surely it is about the person."""

from __future__ import annotations

from assistant.checks.facts import details
from assistant.jobs.addressing import absent
from assistant.jobs.feedback.material import Kind
from assistant.jobs.feedback.signs import opens_with, shows
from assistant.jobs.feedback.trimming import is_concrete, parts
from assistant.language.clauses import Clause, Role

BLAME = (Role.JUDGEMENT, Role.ABSOLUTE, Role.MIND_READING, Role.SARCASM, Role.THREAT)
SOLID = (
    Role.OBSERVATION,
    Role.IMPACT,
    Role.REQUEST,
    Role.OWN_PART,
    Role.APOLOGY,
    Role.APPRECIATION,
    Role.DONE,
    Role.COMMITMENT,
    Role.PROTECTED_CORE,
    Role.PROPOSAL,
    Role.OPEN_QUESTION,
)
"""Roles that speak for a clause; how things stand, or background, may be a verdict in disguise."""
TELLING = (
    Role.OBSERVATION,
    Role.IMPACT,
    Role.DONE,
    Role.STATUS,
    Role.OWN_PART,
    Role.REQUEST,
    Role.APOLOGY,
    Role.COMMITMENT,
)
"""Roles that something in the world answers to."""
CHECKABLE = (*TELLING, Role.CONTEXT)
"""The same with background, which a verdict may pass for."""
AHEAD = (Role.PROPOSAL, Role.DUTY, Role.DECISION, Role.CONDITION, Role.CANCELLATION)
"""Main roles of what is still to come: nothing to check yet, and no reproach."""
DOUBTED = 0.3
HEARD = 0.5
"""Probability from which a role counts as heard."""
OBSERVED = 0.6
FELT = 0.4
SURELY = 0.6
HINTED = 0.2
FAINTLY = 0.1
INNOCENT = 0.15
SURE = 0.9
MISHEARD = (
    Role.COMMITMENT,
    Role.ASSIGNMENT,
    Role.PROPOSAL,
    Role.CONDITION,
    Role.DECISION,
    Role.DUTY,
    Role.OPEN_QUESTION,
    Role.ABSOLUTE,
)
"""Roles that a request is taken for where it names no one."""


def blame_in(clause: Clause) -> float:
    """How surely a clause is about the person, 0 to 1."""
    return min(1.0, sum(guess.p for guess in clause.roles if guess.role in BLAME))


def telling(clause: Clause) -> float:
    """How surely something in the world answers to a clause, 0 to 1: all such roles together."""
    return min(1.0, sum(guess.p for guess in clause.roles if guess.role in TELLING))


def stings_more(clause: Clause) -> bool:
    """Whether more of what is heard is about the person than about what happened or is asked.

    A feeling counts only where somebody has it: "the attitude is sad" is a verdict.
    """
    against = blame_in(clause) + clause.p(Role.PRIVATE_MATTER)
    felt = shows("first_person", clause.text) or opens_with("felt", clause.text)
    told = sum(g.p for g in clause.roles if g.role in SOLID or (felt and g.role is Role.FEELING))
    return against >= (SURELY if details(clause.text) else DOUBTED) and against > told


def tells_nothing(clause: Clause, heated: bool) -> bool:
    """Whether words to or about the other hold nothing that can be checked, felt or asked for.

    In a `heated` text "Bapak haus pujian" is easily heard as praise, so praise counts there only
    where next to no blame is heard in it; where nothing else stings, clear praise is believed.
    """
    said = clause.text
    if is_concrete(said) or not _aims_at_somebody(said) or clause.role in AHEAD:
        return False
    if doing(clause) in ("request", "question", "greeting") or shows("underway", said):
        return False
    if shows("first_person", said) and clause.has(Role.FEELING, *CHECKABLE, at_least=FELT):
        return False
    if shows("first_person", said) and blame_in(clause) < FAINTLY and shows("second_person", said):
        return False
    if not heated and clause.p(Role.APPRECIATION) >= HEARD:
        return False
    told = clause.p(*CHECKABLE)
    if blame_in(clause) < INNOCENT:
        told = max(told, telling(clause) + clause.p(Role.APPRECIATION))
    return told < (FELT if heated else HINTED)


def checkable(clause: Clause) -> bool:
    """Whether something in the world seems to answer to it."""
    return clause.p(*CHECKABLE) >= DOUBTED


def says_something(clause: Clause) -> bool:
    """Whether what is left of a cut clause still asks, tells or feels something of its own."""
    if doing(clause) in ("request", "question", "greeting"):
        return True
    own = clause.has(Role.FEELING, Role.APPRECIATION) and shows("first_person", clause.text)
    return own or clause.p(*CHECKABLE, Role.PROTECTED_CORE) >= HEARD


def speaks_of_anybody(said: str) -> bool:
    """Whether somebody is spoken to, or spoken of by a pronoun."""
    aimed = shows("second_person", said) or shows("title", said) or opens_with("someone", said)
    return aimed or any(absent(language).search(said) for language in ("id", "en"))


def _aims_at_somebody(said: str) -> bool:
    return shows("second_person", said) or shows("title", said) or opens_with("verdict", said)


def doing(clause: Clause, words: str | None = None) -> Kind:
    """What a clause that may be said does; `words` is what is left of it."""
    said = words or clause.text
    if clause.role is Role.SMALL_TALK and opens_with("greeting", said) and not is_concrete(said):
        return "greeting"
    if asks_for_something(clause, said):
        return "request"
    if asks(said) or clause.role is Role.OPEN_QUESTION:
        return "question"
    if clause.role is Role.APPRECIATION:
        return "appreciation"
    if clause.role is Role.FEELING:
        return "feeling"
    return "impact" if clause.has(Role.IMPACT, at_least=FELT) else "fact"


def asks(said: str) -> bool:
    """Whether it is a question; "you deleted my folder??" tells what happened."""
    return said.rstrip().endswith("?") and not opens_with("exclaimed", said)


def asks_for_something(clause: Clause, said: str) -> bool:
    """Whether the other is asked to do something."""
    asked = clause.p(Role.REQUEST)
    if shows("asked_before", said) and not any(opens_with("asking", p) for p in parts(said)):
        return False
    told = opens_with("first_person", said) and not shows("request", said)
    if shows("gently", said) and asked >= FAINTLY and not told:
        return True
    if opens_with("asking", said) or asked >= (SURE if told else HEARD):
        return True
    if clause.role is Role.REQUEST and not told and not said.rstrip().endswith("?"):
        return True
    if opens_with("verbs", said) and not told and clause.p(Role.OBSERVATION) < HINTED:
        return True
    if clause.p(Role.OBSERVATION, Role.IMPACT) >= OBSERVED:
        return False
    if shows("request", said) and (asked >= HINTED or clause.role in MISHEARD):
        return True
    return opens_with("verbs", said) and not told
