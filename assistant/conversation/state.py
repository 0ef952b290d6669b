"""Where a conversation stands: what was asked, what is still missing, what was answered last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from assistant.jobs import REGISTRY
from assistant.texts import Language

BESIDE = frozenset({"ask"})
"""Jobs that leave the topic at hand: a question over the notes while an agenda stands."""


@dataclass(frozen=True, slots=True)
class State:
    """Kept as JSON beside each of the coach's messages, so that a restart loses nothing.

    `job` and `fields` are the request as far as it is known, `language` the language wanted for
    its answer; `asked` is the field that the coach asked for last; `answer` is the last answer as
    JSON, `drafted` the draft that it replaced. `notice` is what the limits said before the
    answer, `doubted` the message that it was about where the request does not hold it, `cleared`
    means that the user said it was a false alarm. `base` is the state that an aside (an advice, a
    copy to send, a thank-you) left behind: follow-ups still change its answer. `edits` are
    changes made to the answer itself, to be made again when it is written anew. `later` is a
    second wish of the same message, still to be carried out, `unmade` the changes of the last
    message that could not be made.
    """

    job: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    language: Language | None = None
    asked: str | None = None
    answer: Mapping[str, Any] | None = None
    drafted: Mapping[str, Any] | None = None
    notice: str = ""
    doubted: str = ""
    cleared: bool = False
    base: Mapping[str, Any] | None = None
    edits: Sequence[Mapping[str, Any]] = ()
    later: str = ""
    unmade: str = ""

    @property
    def topic(self) -> State:
        """The last state with a job's answer: what a follow-up speaks of."""
        beside = self.job in BESIDE and self.base is not None
        if self.answer is not None and self.job in REGISTRY and not beside:
            return self
        return State.from_json(self.base)

    def with_fields(self, **more: Any) -> State:
        """The same state with more of the request known; None leaves a field as it is."""
        known = {key: value for key, value in more.items() if value is not None}
        return replace(self, fields={**self.fields, **known})

    def aside(self, job: str, **more: Any) -> State:
        """A state beside the topic, which stays at hand."""
        topic = self.topic
        base = replace(topic, base=None, drafted=None).as_json() if topic.answer else None
        return State(job=job, base=base, **more)

    def as_json(self) -> dict[str, Any]:
        """For the database."""
        return asdict(self)

    @staticmethod
    def from_json(stored: Mapping[str, Any] | None) -> State:
        """The state that `as_json` gave, or a fresh one."""
        return State(**stored) if stored else State()


def language_of(state: State) -> Language:
    """The language of the last answer."""
    return "id" if (state.answer or {}).get("language") == "id" else "en"
