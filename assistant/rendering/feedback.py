"""A feedback answer as Markdown."""

from __future__ import annotations

from assistant.jobs.contract import Answer
from assistant.jobs.feedback.contract import FeedbackAnswer, Flag
from assistant.texts import Language, text


def markdown(answer: Answer) -> str:
    """The message first, under a limits warning only; then questions, what went, other wordings."""
    assert isinstance(answer, FeedbackAnswer)
    language = answer.language
    limits, notices = _apart(answer)
    blocks = [
        *limits,
        _quoted(answer.message),
        answer.boundary or "",
        _section("missing", language, answer.questions),
        _section("left-out", language, [_left_out(flag) for flag in answer.flags]),
        _section("lost", language, answer.lost),
        _section("registers", language, _variants(answer)),
        f"*{' '.join(notices)}*" if notices else "",
    ]
    return "\n\n".join(block for block in blocks if block)


def _apart(answer: FeedbackAnswer) -> tuple[list[str], list[str]]:
    """What stands above the message because it is about safety, and what a last line can say."""
    above = 0 if answer.route is None else 1 if not answer.certain else len(answer.warnings)
    return answer.warnings[:above], answer.warnings[above:]


def _quoted(message: str) -> str:
    return "\n".join(f"> {line}" for line in message.splitlines())


def _left_out(flag: Flag) -> str:
    return f'"{flag.span}" ({flag.why})'


def _section(key: str, language: Language, lines: list[str]) -> str:
    if not lines:
        return ""
    lines = [line.replace("\n", "\n  ") for line in lines]
    return "\n".join(
        [f"**{text(f'feedback.heading.{key}', language)}**", *(f"- {x}" for x in lines)]
    )


def _variants(answer: FeedbackAnswer) -> list[str]:
    """The registers that read differently from the message."""
    others = [v for v in answer.variants if v.message != answer.message]
    return [f"*{variant.register_}*: {variant.message}" for variant in others]
