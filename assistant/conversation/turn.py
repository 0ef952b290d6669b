"""One turn: a message comes in, the answer grows, and both are kept.

Order matters: a field that was asked for comes first, then a change to the last answer, then a
new intent. Only what a job cannot do without is asked for, one thing at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.conversation.followups import changed, edited, followup_in
from assistant.conversation.intent import IntentReader
from assistant.conversation.slots import agenda_fields, person_in
from assistant.conversation.state import State
from assistant.conversation.updates import Update
from assistant.jobs import load_job
from assistant.jobs.contract import Answer
from assistant.language.lexicon import load_yaml
from assistant.rendering import render
from assistant.settings import EngineChoice
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.coach import Coach
    from assistant.conversation.advice import Adviser
    from assistant.memory.store import Memory

NEEDED = {
    "agenda": "person",
    "feedback": "text",
    "tension": "text",
    "recap": "notes",
    "ask": "question",
    "rehearse": "scenario",
}
"""The one field without which a job cannot start."""

MATERIAL = frozenset({"text", "notes", "question", "scenario"})


class Conversation:
    """A talk of one user with the coach, kept in memory from the first message on."""

    def __init__(
        self,
        coach: Coach,
        memory: Memory,
        intents: IntentReader,
        adviser: Adviser,
        *,
        identity: str | None = None,
        engine: EngineChoice = "auto",
        language: Language | None = None,
    ) -> None:
        self._coach = coach
        self._memory = memory
        self._intents = intents
        self._adviser = adviser
        self._engine: EngineChoice = engine
        self._language = language
        self.id = identity or memory.conversations.start(language=language).id

    def turn(
        self, message: str, *, button: str | None = None, person: str | None = None
    ) -> Iterator[Update]:
        """Answer a message. `button` names the job whose button was pressed."""
        before = self._state()
        self._memory.conversations.append(self.id, "user", message)
        tongue = self._language or self._coach.detect(message)
        state = self._understood(before, message, button, person)
        draft: Update | None = None
        last: Update | None = None
        for last in self._carried_out(state, message, tongue):
            draft = last if last.stage == "draft" else draft
            yield last
        if last is not None:
            self._keep(state, draft, last)

    def _understood(
        self, state: State, message: str, button: str | None, person: str | None
    ) -> State:
        if button:
            return self._begun(State(job=button), message, person, pressed=True)
        if state.asked and state.job:
            return replace(state, asked=None).with_fields(**{state.asked: message.strip()})
        if state.answer and state.answer.get("route") and _says(message, "dismissal"):
            return replace(state, cleared=True, answer=None)
        change = followup_in(message)
        again = changed(state, change, message)
        if again is not None:
            return again
        intent = self._intents.read(message)
        return self._begun(State(job=intent.name), message, person)

    def _begun(
        self, state: State, message: str, person: str | None, pressed: bool = False
    ) -> State:
        """A new request with all that the message already tells."""
        known = [p.name for p in self._memory.people.all()]
        if state.job == "agenda":
            found = agenda_fields(message, known, self._coach.today())
            return state.with_fields(**{**found, "person": found["person"] or person})
        needed = NEEDED.get(state.job or "")
        if needed in MATERIAL and not (pressed and not message.strip()):
            material = None if _only_asks(message, state.job) else message
            state = state.with_fields(**{needed: material})
        if state.job in ("recap", "ask"):
            name = person_in(message, known) or person
            key = "other" if state.job == "recap" else "person"
            state = state.with_fields(**{key: name})
        return state

    def _carried_out(self, state: State, message: str, tongue: Language) -> Iterator[Update]:
        if state.job == "chat":
            yield Update("final", text("conversation.hello", tongue))
            return
        if state.job == "advice":
            yield from self._adviser.advise(message, tongue)
            return
        missing = _missing(state)
        if missing and state.job:
            yield Update("question", text(f"conversation.ask.{state.job}", tongue), state.job)
            return
        yield from self._job(state, tongue)

    def _job(self, state: State, tongue: Language) -> Iterator[Update]:
        name = str(state.job)
        job = load_job(name)
        fields = {key: value for key, value in state.fields.items() if not key.startswith("_")}
        wanted = state.fields.get("_language")
        request = job.request_type.model_validate(fields)
        for step in self._coach.steps(
            job,
            request,
            engine=self._engine,
            language=wanted or tongue,
            dismissed=state.cleared,
        ):
            answer = edited(name, step.answer, state.fields)
            yield Update(step.stage, render(name, answer), name, answer, fields)

    def _state(self) -> State:
        for message in reversed(self._memory.conversations.load(self.id).messages):
            if message.role == "coach":
                return State.from_json(message.answer)
        return State()

    def _keep(self, state: State, draft: Update | None, last: Update) -> None:
        asked = _missing(state) if last.stage == "question" else None
        stored = replace(state, asked=asked, drafted=None)
        if last.answer is not None:
            stored = replace(stored, answer=_as_json(last.answer))
        if draft and draft.answer and last.answer and last.answer.engine != "draft":
            stored = replace(stored, drafted=_as_json(draft.answer))
        self._memory.conversations.append(self.id, "coach", last.markdown, stored.as_json())


def _as_json(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(mode="json", by_alias=True)


def _missing(state: State) -> str | None:
    needed = NEEDED.get(state.job or "")
    return needed if needed and not state.fields.get(needed) else None


def _only_asks(message: str, job: str | None) -> bool:
    """Whether the message is a bare request ("help me word feedback") without material."""
    bare: dict[str, list[str]] = load_yaml("assistant.conversation", "bare_requests")
    lowered = message.strip().lower().rstrip(".!?")
    return job in bare and any(lowered == phrase for phrase in bare[job])


def _says(message: str, what: str) -> bool:
    phrases: list[str] = load_yaml("assistant.conversation", "phrases")[what]
    lowered = f" {message.lower().strip(' .!')} "
    return len(message) < 80 and any(f" {phrase} " in lowered for phrase in phrases)
