"""Results of a search: title, the words themselves, and why they came up."""

from __future__ import annotations

from assistant.jobs.contract import Answer
from assistant.jobs.lookup.contract import Result, SearchAnswer
from assistant.texts import text


def markdown(answer: Answer) -> str:
    """The results, best first, or that there are none."""
    assert isinstance(answer, SearchAnswer)
    found = [_entry(number, result) for number, result in enumerate(answer.results, start=1)]
    found = found or [text("search.nothing", answer.language)]
    return "\n\n".join([*(f"> {warning}" for warning in answer.warnings), *found])


def _entry(number: int, result: Result) -> str:
    quote = "\n".join(f"   > {line}" for line in result.quote.splitlines())
    head = f"{number}. **{result.title}**" + (f" (`{result.slug}`)" if result.slug else "")
    return "\n".join(
        part for part in (head, quote, f"   *{result.why}*" if result.why else "") if part
    )
