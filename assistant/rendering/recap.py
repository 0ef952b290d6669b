"""A recap as Markdown: warnings, items with their proof, and what is no promise yet."""

from __future__ import annotations

from assistant.jobs.contract import Answer
from assistant.jobs.recap.contract import ActionItem, NonCommitment, RecapAnswer
from assistant.jobs.recap.sharing import owner_words
from assistant.texts import Language, text
from assistant.texts.days import say_day

COLUMNS = ("who", "what", "by", "proof")


def markdown(answer: Answer) -> str:
    """What the user sees; the copy to share stands in `shareable`."""
    assert isinstance(answer, RecapAnswer)
    language = answer.language
    blocks = [
        *(f"> {warning}" for warning in answer.warnings),
        _items(answer.actions, language),
        _list("decisions", answer.decisions, language),
        _list("questions", answer.open_questions, language),
        _list("promises", [_promise(each, language) for each in answer.non_commitments], language),
        _list("private", answer.private, language),
        _summary(answer.summary, language),
    ]
    return "\n\n".join(block for block in blocks if block)


def _items(actions: list[ActionItem], language: Language) -> str:
    if not actions:
        return text("recap.empty", language)
    head = [text(f"recap.column.{name}", language) for name in COLUMNS]
    rows = [head, ["---"] * len(COLUMNS), *(_row(action, language) for action in actions)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(action: ActionItem, language: Language) -> list[str]:
    when = say_day(action.due, language) if action.due else action.due_text or ""
    proof = f'"{action.evidence}"'
    return [_cell(x) for x in (owner_words(action.owner, language), action.task, when, proof)]


def _cell(words: str) -> str:
    """Words that stay inside a table cell."""
    return " ".join(words.split()).replace("|", "\\|")


def _promise(each: NonCommitment, language: Language) -> str:
    ask = text("recap.ask", language)
    return f'"{each.text}". {each.why} *{ask}:* "{each.confirm}"'


def _list(part: str, lines: list[str], language: Language) -> str:
    if not lines:
        return ""
    title = text(f"recap.part.{part}", language)
    return "\n".join([f"**{title}**", *(f"- {' '.join(line.split())}" for line in lines)])


def _summary(summary: str, language: Language) -> str:
    return f"**{text('recap.part.summary', language)}**\n{summary}" if summary else ""
