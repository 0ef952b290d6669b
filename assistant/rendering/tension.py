"""A tension plan as Markdown: what is needed in the corridor first, the rest below."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.jobs.contract import Answer
from assistant.jobs.tension.contract import Interests, TensionAnswer
from assistant.rendering.turning import stopped, warned
from assistant.texts import Language, text


def markdown(answer: Answer) -> str:
    """One page: first sentence, branches, what to avoid; then the fair witness."""
    assert isinstance(answer, TensionAnswer)
    say = answer.language
    blocks = [
        *warned(answer),
        _said("opening", say, f'"{answer.opening}"' if answer.opening else ""),
        _listed("branches", say, [f"**{b.if_}:** {b.then}" for b in answer.branches]),
        _listed("avoid", say, answer.avoid),
        _said("channel", say, answer.channel),
        _said("next", say, answer.next_step),
        "---" if answer.opening and (answer.facts or answer.kindest) else "",
        _listed("facts", say, answer.facts),
        _listed("stories", say, _doubted(answer.stories, say)),
        _said("kindest", say, answer.kindest),
        _said("mine", say, answer.my_part or ""),
        _listed("concede", say, answer.concede),
        _listed("unknowns", say, answer.unknowns),
        _listed("interests", say, _needs(answer.interests, say)),
        _said("cards", say, _cards(answer)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _cards(answer: TensionAnswer) -> str:
    """Titles of the cards; where coaching stops only the one about the limit, which is first."""
    shown = answer.sources[:1] if stopped(answer) else answer.sources
    return " · ".join(source.title for source in shown)


def _said(part: str, language: Language, words: str) -> str:
    return f"**{text(f'tension.part.{part}', language)}.** {words}" if words else ""


def _listed(part: str, language: Language, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    title = f"**{text(f'tension.part.{part}', language)}**"
    return "\n".join([title, "", *(f"- {line}" for line in lines)])


def _doubted(stories: Sequence[str], language: Language) -> list[str]:
    doubt = text("tension.part.not-known", language)
    return [f'"{story}" {doubt}' for story in stories]


def _needs(interests: Interests, language: Language) -> list[str]:
    sides = (("mine", interests.mine), ("theirs", interests.theirs))
    return [
        f"{text(f'tension.part.interests-{side}', language)}: {'; '.join(needs)}"
        for side, needs in sides
        if needs
    ]
