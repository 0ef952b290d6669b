"""Answers as Markdown, for the terminal and the page. Adding a job adds a module here."""

from __future__ import annotations

from importlib import import_module

from assistant.jobs.contract import Answer


def render(job: str, answer: Answer) -> str:
    """The answer of `job` as Markdown in the answer's language."""
    module = import_module(f"assistant.rendering.{job}")
    return module.markdown(answer)
