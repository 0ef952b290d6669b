"""A turn of a rehearsal as Markdown: the reply, where they stand, what you did."""

from __future__ import annotations

from assistant.jobs.contract import Answer
from assistant.jobs.rehearsal.contract import Observation, RehearseAnswer
from assistant.rendering.turning import warned
from assistant.texts import Language, text

LOOKED_BACK = ("keep", "change")


def markdown(answer: Answer) -> str:
    """What the user sees after each turn."""
    assert isinstance(answer, RehearseAnswer)
    say = answer.language
    if not answer.reply:
        return "\n\n".join(warned(answer))
    stance = text("rehearsal.stance", say, **answer.stance.model_dump(exclude={"who"}))
    who = answer.stance.who or text("rehearsal.them", say)
    moved = [o for o in answer.observations if o.move not in LOOKED_BACK]
    looked_back = [o for o in answer.observations if o.move in LOOKED_BACK]
    blocks = [
        *warned(answer),
        f'**{who}:** "{answer.reply}"',
        f"*{stance}*",
        _listed("observed", say, [_quoted(o) for o in moved]),
        _listed("debrief", say, [_counsel(o, say) for o in looked_back]),
    ]
    return "\n\n".join(block for block in blocks if block)


def _listed(title: str, language: Language, lines: list[str]) -> str:
    if not lines:
        return ""
    head = f"**{text(f'rehearsal.{title}', language)}**"
    return "\n".join([head, "", *(f"- {line}" for line in lines)])


def _quoted(seen: Observation) -> str:
    return f'"{seen.quote}" {seen.note}'


def _counsel(seen: Observation, language: Language) -> str:
    quote = f'"{seen.quote}" ' if seen.quote else ""
    return f"**{text(f'rehearsal.{seen.move}-word', language)}:** {quote}{seen.note}"
