"""A language model makes the draft flow; it may change how things are said, never what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine, Prompt
from assistant.engines.prompts import render
from assistant.jobs.contract import Receipt
from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.texts import Language, text

PROMPT = "feedback"
STEP = 40
"""Characters between two versions that are shown while the model writes."""
WRAPPED = re.compile(r"\A[\"“'](?P<inside>.*)[\"”']\Z", re.DOTALL)
LABEL = re.compile(r"\A(?:message|pesan|answer|jawaban|assistant)\s*:\s*", re.IGNORECASE)


def refine(
    draft: FeedbackAnswer, language: Language, engine: Engine, findings: Sequence[Finding]
) -> Iterator[FeedbackAnswer]:
    """The draft with its message as it grows, the whole message last. Raises EngineError."""
    prompt = render(PROMPT, language, draft=draft.message, again=again(findings, language))
    said, shown = "", 0
    for piece in engine.stream(prompt):
        said += piece
        if len(said) - shown >= STEP:
            shown = len(said)
            yield _with(draft, bare(said), prompt)
    yield _with(draft, bare(said), prompt)


def again(findings: Sequence[Finding], language: Language) -> str:
    """What the attempt before got wrong, as one line for the model; empty at first."""
    if not findings:
        return ""
    whys = dict.fromkeys(finding.why(language) for finding in findings)
    return text("feedback.again", language, why="; ".join(whys))


def bare(said: str) -> str:
    """The message without a label, quotation marks around it or blanks at its ends."""
    words = LABEL.sub("", said.strip())
    wrapped = WRAPPED.match(words)
    return wrapped["inside"].strip() if wrapped and words.count('"') <= 2 else words


def _with(draft: FeedbackAnswer, message: str, prompt: Prompt) -> FeedbackAnswer:
    variants = [
        v.model_copy(update={"message": message}) if v.message == draft.message else v
        for v in draft.variants
    ]
    receipt = Receipt(prompt_id=prompt.id, prompt_hash=prompt.hash)
    update = {
        "message": message,
        "variants": variants,
        "receipt": receipt,
        "warnings": [*draft.warnings, *prompt.notices],
    }
    return draft.model_copy(update=update, deep=True)
