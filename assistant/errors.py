"""Every error a user can meet, in one tree.

EmpatMataError                      exit code 4
├── UsageError                      exit code 2: the request cannot be carried out as asked
│   ├── EmptyInput                  nothing but white space
│   ├── NoWords                     signs, numbers or emoji, and no word
│   ├── ForeignLanguage             neither Indonesian nor English
│   ├── InputTooLong                more text than a job reads at once
│   ├── NotText                     binary, or an encoding that cannot be told
│   ├── FileMissing                 no such file, or no right to read it
│   ├── BrokenLine                  a line of a file of requests is no JSON object
│   ├── InvalidRequest              a field, an option or a setting has a wrong value
│   └── UnknownName                 a person, note, model or job that is not there
├── NothingFound                    exit code 3
├── EngineError                     exit code 4: a language model could not help
│   ├── EngineUnreachable           no connection, or the name is wrong
│   ├── EngineRefused               the key or the model name is not accepted
│   ├── EngineBusy                  too many requests, or trouble at the other end
│   ├── EngineTimeout               no answer in time
│   ├── StreamCut                   the answer broke off
│   ├── Stopped                     the user stopped it
│   ├── MalformedAnswer             not what the schema asks for, even after one repair
│   ├── EndpointMissing             no address of a remote model is set
│   ├── ConsentNeeded               a key was found that the user has not confirmed
│   ├── ModelCallsForbidden         the global switch is off (tests)
│   ├── WeightsMissing              the embedded model has not been fetched
│   ├── WeightsUnavailable          no source could deliver them; what arrived is kept
│   ├── WeightsBusy                 another process is fetching them
│   ├── WeightsUnusable             the file cannot be run here
│   └── WeightsDamaged              the checksum does not match; the file was removed
└── StorageError                    exit code 4: the data folder could not be read or written
    ├── DiskFull
    ├── DiskFailing                 the disk reports errors of its own
    ├── ReadOnlyFolder
    ├── StoreBusy                   another program holds the database
    ├── HomeInUse                   a second app on the same data folder
    ├── PortInUse
    └── StoreDamaged

The words for the user live in `texts/*.yaml` under `error.<code>`: what happened, what was
kept, what to do next. An error carries only the values that fill them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from assistant.texts import Language, catalogue, text


class EmpatMataError(Exception):
    """Base of all errors that are shown to the user.

    `values` fill the placeholders of the text `error.<code>`.
    """

    code: ClassVar[str] = "unexpected"
    exit_code: ClassVar[int] = 4

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """What happened and what to do next, in the user's language."""
        return text(f"error.{self.code}", language, **self.values)


class UsageError(EmpatMataError):
    """The request cannot be carried out as asked."""

    code = "usage"
    exit_code = 2


class EmptyInput(UsageError):
    """Nothing but white space."""

    code = "empty-input"


class NoWords(UsageError):
    """Signs, numbers or emoji, and no word."""

    code = "no-words"


class ForeignLanguage(UsageError):
    """A text in neither Indonesian nor English."""

    code = "foreign-language"


class InputTooLong(UsageError):
    """More text than a job reads at once. Values: `length`, `limit` (characters)."""

    code = "input-too-long"


class NotText(UsageError):
    """Binary, or an encoding that cannot be told. Values: `name`."""

    code = "not-text"


class FileMissing(UsageError):
    """No such file, or no right to read it. Values: `name`."""

    code = "file-missing"


class BrokenLine(UsageError):
    """A line of a file of requests that is no JSON object. Values: `number`."""

    code = "broken-line"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value: the words `problem.<kind>`, and what they name.

    The kinds are pydantic's names of errors and a few of our own.
    """

    kind: str
    about: object = ""

    def message(self, language: Language) -> str:
        """The words of the kind, or those of `problem.other`."""
        key = f"problem.{self.kind}"
        known = key if key in catalogue(language) else "problem.other"
        return text(known, language, about=self.about)


class InvalidRequest(UsageError):
    """A field, an option or a setting has a wrong value.

    `problem` is a string only where a library reports it in its own words.
    """

    code = "invalid-request"

    def __init__(self, field: str, problem: Problem | str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(field=field, problem=problem)

    @classmethod
    def first_of(cls, problems: Sequence[Mapping[str, Any]]) -> InvalidRequest:
        """From the list that a pydantic ValidationError gives; the first problem is enough."""
        first = problems[0]
        about = next(iter(first.get("ctx", {}).values()), "")
        field = ".".join(str(part) for part in first["loc"]) or "request"
        return cls(field, Problem(first["type"], about))

    def message(self, language: Language) -> str:
        """Which field, and what is wrong with it."""
        said = self.problem
        problem = said.message(language) if isinstance(said, Problem) else said
        return text(f"error.{self.code}", language, field=self.field, problem=problem)


class UnknownName(UsageError):
    """A person, note, model or job that is not there. Values: `name`."""

    code = "unknown-name"


class NothingFound(EmpatMataError):
    """The search was carried out and found nothing. Values: `query`."""

    code = "nothing-found"
    exit_code = 3


class EngineError(EmpatMataError):
    """A language model could not help; the draft stands."""

    code = "engine"


class EngineUnreachable(EngineError):
    """No connection, or the name is wrong. Values: `address`."""

    code = "engine-unreachable"


class EngineRefused(EngineError):
    """The key or the model name is not accepted. Values: `address`, `reason`."""

    code = "engine-refused"


class EngineBusy(EngineError):
    """Too many requests, or trouble at the other end. Values: `address`, `reason`."""

    code = "engine-busy"


class EngineTimeout(EngineError):
    """No answer in time. Values: `seconds`."""

    code = "engine-timeout"


class StreamCut(EngineError):
    """The answer broke off before its end."""

    code = "stream-cut"


class Stopped(EngineError):
    """The user stopped it."""

    code = "stopped"


class MalformedAnswer(EngineError):
    """Not what the schema asks for, even after one repair."""

    code = "malformed-answer"


class EndpointMissing(EngineError):
    """No address of a remote model is set."""

    code = "endpoint-missing"


class ConsentNeeded(EngineError):
    """A key was found that the user has not confirmed. Values: `variable`."""

    code = "consent-needed"


class ModelCallsForbidden(EngineError):
    """The global switch is off: a test reached a model it did not ask for."""

    code = "model-calls-forbidden"


class WeightsMissing(EngineError):
    """The embedded model has not been fetched. Values: `model`."""

    code = "weights-missing"


class WeightsUnavailable(EngineError):
    """No source could deliver them; what arrived is kept. Values: `model`, `reason`."""

    code = "weights-unavailable"


class WeightsBusy(EngineError):
    """Another process is fetching them. Values: `model`."""

    code = "weights-busy"


class WeightsUnusable(EngineError):
    """The file cannot be run: it is no model, or memory is short. Values: `model`."""

    code = "weights-unusable"


class WeightsDamaged(EngineError):
    """The checksum does not match; the file was removed. Values: `model`."""

    code = "weights-damaged"


class StorageError(EmpatMataError):
    """The data folder could not be read or written. Values: `reason`."""

    code = "storage"


class DiskFull(StorageError):
    """No room left. Values: `folder`."""

    code = "disk-full"


class DiskFailing(StorageError):
    """The disk reports errors while it reads or writes. Values: `folder`, `reason`."""

    code = "disk-failing"


class StoreBusy(StorageError):
    """Another program is writing, or reading what is to be erased. Values: `folder`."""

    code = "store-busy"


class ReadOnlyFolder(StorageError):
    """The folder does not accept writes. Values: `folder`."""

    code = "read-only-folder"


class HomeInUse(StorageError):
    """A second app on the same data folder. Values: `folder`."""

    code = "home-in-use"


class PortInUse(StorageError):
    """Another program listens there. Values: `port`."""

    code = "port-in-use"


class StoreDamaged(StorageError):
    """The database does not pass its own integrity check. Values: `backup`."""

    code = "store-damaged"
