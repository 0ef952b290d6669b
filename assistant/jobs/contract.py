"""The shape that every job shares.

A job drafts at once, without a model; an engine may then refine the draft, and the checks decide
whether the refinement may take its place. `docs/contract.md` is this module in prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.checks.findings import Finding
from assistant.checks.verdict import CLEAR_ROAD, Route, Verdict
from assistant.engines.engine import Engine
from assistant.language.clauses import Reading, Register
from assistant.memory.relation import Relation as Relation
from assistant.retrieval.hits import Hit
from assistant.settings import EngineName
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.memory.store import Memory


def _spelt_as_here(value: object) -> object:
    return "netral" if value == "neutral" else value


GivenRegister = Annotated[Register | None, BeforeValidator(_spelt_as_here)]
"""A register as a request may give it: `neutral` means netral."""


class Source(BaseModel):
    """What an answer rests on; `quote` stands verbatim in the source."""

    kind: Literal["card", "note", "promise", "wish"]
    id: str | None = None
    slug: str | None = None
    title: str = ""
    language: Language | None = None
    score: float | None = None
    quote: str = ""


class Receipt(BaseModel):
    """Which engine wrote the answer, from which prompt, and how many bytes left the machine."""

    engine: EngineName = "draft"
    model: str | None = None
    prompt_id: str | None = None
    prompt_hash: str | None = None
    bytes_out: int = 0


class Request(BaseModel):
    """A job's question. Unknown fields are refused by name."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Answer(BaseModel):
    """What every answer carries besides its own fields."""

    model_config = ConfigDict(populate_by_name=True)

    engine: EngineName = "draft"
    language: Language = "en"
    warnings: list[str] = Field(default_factory=list)
    sources: list[Source] = Field(default_factory=list)
    route: Route | None = None
    certain: bool = True
    receipt: Receipt = Field(default_factory=Receipt)


class Listener(Protocol):
    """The ear, as jobs see it."""

    def read(
        self,
        text: str,
        *,
        me: str | None = None,
        other: str | None = None,
        on: date | None = None,
        people: Sequence[str] = (),
        genre: Literal["notes", "talk"] | None = None,
    ) -> Reading:
        """Hear the clauses of `text`; relative dates count from `on`."""
        ...


class Finder(Protocol):
    """Search over cards and over the user's own notes, as jobs see it."""

    def practices(
        self, query: str, k: int = 5, language: Language | None = None, floor: bool = True
    ) -> list[Hit]:
        """The best cards, one hit a slug; `language` None searches both."""
        ...

    def notes(
        self,
        query: str,
        k: int = 5,
        person: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Hit]:
        """The best lines of this user's notes: about one person or all, both days included."""
        ...

    def notices(self, language: Language) -> list[str]:
        """What the user should know about the search since the last time."""
        ...


@dataclass(frozen=True)
class Context:
    """The world as one job sees it: passed in, so that drafts stay pure.

    `recall` opens the user's memory; a job that needs no memory never calls it. `organisation` is
    the folder of an organisation's own cards, words and contacts, if there is one. `unavailable`
    are the user's hours without sessions, as `jobs.agenda.calendar.hours` reads them.
    """

    language: Language
    today: date
    ear: Listener
    finder: Finder
    recall: Callable[[], Memory]
    verdict: Verdict = CLEAR_ROAD
    organisation: Path | None = None
    unavailable: str = ""


RequestT = TypeVar("RequestT", bound=Request, contravariant=True)
AnswerT = TypeVar("AnswerT", bound=Answer)


class Job(Protocol[RequestT, AnswerT]):
    """One thing a user asks for."""

    name: ClassVar[str]
    request_type: ClassVar[type[Request]]
    answer_type: ClassVar[type[Answer]]
    refinable: ClassVar[bool]
    """Whether a model may improve the draft at all."""
    reads_prose: ClassVar[bool]
    """Whether the answer rests on understanding the user's own sentences."""

    def subject(self, request: RequestT) -> str:
        """The user's own words in the request: what limits and language are judged on."""
        ...

    def draft(self, request: RequestT, context: Context) -> AnswerT:
        """A complete, useful answer. Never calls a model."""
        ...

    def refine(
        self,
        request: RequestT,
        context: Context,
        draft: AnswerT,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[AnswerT]:
        """Better and better answers; closing the iterator cancels.

        Where there is nothing to ask a model for, `draft` itself. `findings` are what the checks
        objected to in the attempt before. Raises EngineError.
        """
        ...

    def check(
        self, request: RequestT, context: Context, draft: AnswerT, refined: AnswerT
    ) -> list[Finding]:
        """What speaks against letting `refined` take the draft's place."""
        ...
