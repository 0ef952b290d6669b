"""What a message means where the conversation stands.

Order matters: an answer to the limits first, then a rehearsal, then a field that was asked for,
then a change to the last answer, then a new matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.conversation import rehearsing
from assistant.conversation.followups import again, changed, followup_in
from assistant.conversation.slots import agenda_fields, person_in, person_said
from assistant.conversation.state import State
from assistant.jobs.change import Change
from assistant.language.lexicon import load_yaml

if TYPE_CHECKING:
    from assistant.conversation.intent import IntentReader
    from assistant.memory.people import Person

NEEDED = {
    "agenda": "person",
    "feedback": "text",
    "tension": "text",
    "recap": "notes",
    "ask": "question",
    "rehearse": "scenario",
}
"""The one field without which a job cannot start."""

RELATED = frozenset({"agenda", "feedback", "tension", "recap"})
"""Jobs whose request has a relation."""
LONGEST_REPLY = 80
"""Characters of a yes, a no or a stop."""
ASIDES = frozenset({"chat", "advice", "confirmed", "cancelled", "debrief"})
"""What is answered beside the topic, which follow-ups can still change."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be answered: a state, and where the answer itself changes, how."""

    state: State
    change: Change | None = None


@dataclass(frozen=True)
class Understanding:
    """Reads messages. `people` are those whom the user knows, `person` the one chosen."""

    intents: IntentReader
    people: tuple[Person, ...]
    today: date
    person: str | None = None

    def plan(self, state: State, message: str, button: str | None) -> Plan:
        """What to answer to `message`."""
        if button:
            return Plan(self._begun(State(job=button), message, state, pressed=True))
        topic = state.topic
        if topic.notice and not topic.cleared and (replied := self._replied(topic, message)):
            return Plan(replied)
        if rehearsing.rehearsing(state):
            return Plan(_rehearsed(state, message))
        if bare := bare_request(message):
            return Plan(self._begun(State(job=bare), message, state))
        if state.asked and state.job:
            return Plan(self._filled(state, message))
        found = changed(topic, message, self.today)
        if isinstance(found, Change):
            return Plan(topic, found)
        return Plan(found or self._new(state, message))

    def _new(self, state: State, message: str) -> State:
        if not any(letter.isalnum() for letter in message):
            return state.aside("chat")
        if followup_in(message) == "what-if" and state.topic.answer:
            return state.aside("advice")
        intent = self.intents.read(message).name
        if intent in ASIDES:
            return state.aside(intent)
        return self._begun(State(job=intent), message, state)

    def _filled(self, state: State, message: str) -> State:
        """The request with what was asked for, and whatever else the message tells."""
        if says(message, "cancel"):
            return state.aside("cancelled")
        begun = replace(state, asked=None, language=None)
        if state.asked != "person":
            return begun.with_fields(**{str(state.asked): message.strip()})
        told = agenda_fields(message, self._names, self.today)
        changing = followup_in(message) is not None
        named = told["person"] or (None if changing else person_said(message))
        return begun.with_fields(**{**told, "person": named})

    def _replied(self, topic: State, message: str) -> State | None:
        """An answer to the limits: a false alarm, or that it is so."""
        if says(message, "dismissal"):
            if topic.job == "limits":
                new = self._new(State(), str(topic.fields["text"]))
                return replace(new, cleared=True)
            return replace(again(topic), cleared=True, notice="")
        doubted = topic.answer is not None and not topic.answer.get("certain", True)
        return topic.aside("confirmed") if doubted and says(message, "confirmation") else None

    def _begun(self, state: State, message: str, before: State, pressed: bool = False) -> State:
        """A new request with all that the message already tells."""
        named = person_in(message, self._names) or self.person
        if state.job == "agenda":
            told = agenda_fields(message, self._names, self.today)
            return self._related(state.with_fields(**{**told, "person": named}), named)
        needed = NEEDED.get(state.job or "")
        material = message if message.strip() and not bare_request(message) else None
        if needed and state.job == rehearsing.JOB:
            material = material or rehearsing.scene(before.topic)
        if needed:
            state = state.with_fields(**{needed: material})
        if state.job in ("recap", "ask"):
            state = state.with_fields(**{"other" if state.job == "recap" else "person": named})
        return self._related(state, named)

    def _related(self, state: State, named: str | None) -> State:
        """The relation as it is remembered, where the message does not say it."""
        known = next((person for person in self.people if person.name == named), None)
        if state.job not in RELATED or known is None or state.fields.get("relation"):
            return state
        return state.with_fields(relation=known.relation)

    @property
    def _names(self) -> list[str]:
        return [name for person in self.people for name in (person.name, *person.aliases)]


def missing(state: State) -> str | None:
    """The field that has still to be asked for."""
    needed = NEEDED.get(state.job or "")
    return needed if needed and not state.fields.get(needed) else None


def says(message: str, what: str) -> bool:
    """Whether a short message says one of the things of `data/phrases.yaml`."""
    phrases: list[str] = load_yaml("assistant.conversation", "phrases")[what]
    bare = _plain(message)
    if len(message) >= LONGEST_REPLY:
        return False
    return any(bare == phrase or bare.startswith(f"{phrase} ") for phrase in phrases)


def _rehearsed(state: State, message: str) -> State:
    """The next sentence to the co-worker, one taken back, or the end."""
    if says(message, "stop") and len(message.split()) <= 4:
        return replace(state.aside("debrief"), fields=dict(state.fields), base=None)
    if says(message, "back") and len(message.split()) <= 3:
        return rehearsing.rewound(state)
    return rehearsing.said(state, message)


def bare_request(message: str) -> str | None:
    """The job that a message asks for without bringing its material ("help me word feedback")."""
    bare: dict[str, list[str]] = load_yaml("assistant.conversation", "bare_requests")
    plain = _plain(message)
    return next((job for job, phrases in bare.items() if plain in phrases), None)


def _plain(message: str) -> str:
    """A short message without marks, and without the small words around it ("oke ... dong")."""
    around: list[str] = load_yaml("assistant.conversation", "phrases")["around"]
    words = re.sub(r"[.,!?]+", " ", message.lower()).split()
    while len(words) > 1 and words[0] in around:
        words = words[1:]
    while len(words) > 1 and words[-1] in around:
        words = words[:-1]
    return " ".join(words)
