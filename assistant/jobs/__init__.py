"""The things a user asks for. Adding one means a folder here and a line in the registry."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.errors import UnknownName

if TYPE_CHECKING:
    from assistant.jobs.contract import Answer, Job, Request

REGISTRY: dict[str, str] = {
    "feedback": "assistant.jobs.feedback:Feedback",
    "recap": "assistant.jobs.recap:Recap",
    "tension": "assistant.jobs.tension:Tension",
    "rehearse": "assistant.jobs.rehearsal:Rehearse",
    "agenda": "assistant.jobs.agenda:Agenda",
    "ask": "assistant.jobs.ask:Ask",
    "search": "assistant.jobs.lookup:Search",
    "limits": "assistant.jobs.lookup:Limits",
    "read": "assistant.jobs.lookup:Read",
}
"""Name of a job -> `module:class`. The module is imported when the job is first used."""


def load_job(name: str) -> Job[Any, Any]:
    """The job called `name`. Raises UnknownName."""
    if name not in REGISTRY:
        raise UnknownName(name=name)
    module, _, attribute = REGISTRY[name].partition(":")
    return getattr(import_module(module), attribute)()


def schemas(name: str) -> tuple[type[Request], type[Answer]]:
    """The request and answer models of a job."""
    job = load_job(name)
    return job.request_type, job.answer_type
