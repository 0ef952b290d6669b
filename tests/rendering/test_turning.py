"""Where coaching stops, the people who are spoken of are there to be read."""

from __future__ import annotations

import pytest

from assistant.checks.limits.help import help_for
from assistant.checks.verdict import Route, Verdict
from assistant.jobs.contract import Answer
from assistant.jobs.rehearsal.contract import RehearseAnswer
from assistant.jobs.tension.contract import TensionAnswer
from assistant.rendering import render
from assistant.texts import Language

STOPPED = [("tension", TensionAnswer), ("rehearse", RehearseAnswer)]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("job", "kind"), STOPPED)
def test_people_promised_below_are_listed(job: str, kind: type[Answer], language: Language) -> None:
    helped = help_for(Verdict(route=Route.HARASSMENT), language)
    page = render(job, kind(language=language, route=Route.HARASSMENT, warnings=helped.lines()))
    assert helped.people
    assert page.startswith(f"> {helped.message.splitlines()[0]}\n>\n> ")
    assert all(f"- {person.line()}" in page for person in helped.people)


@pytest.mark.parametrize(("job", "kind"), STOPPED)
def test_a_doubt_lists_nobody(job: str, kind: type[Answer]) -> None:
    answer = kind.model_validate({"route": "fraud", "certain": False, "warnings": ["Is it?"]})
    assert render(job, answer) == "> Is it?"
