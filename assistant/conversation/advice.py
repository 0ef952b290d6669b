"""A question to the practice library, answered from the best card in the user's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.conversation.updates import Update
from assistant.jobs.contract import Answer
from assistant.jobs.sources import card_source
from assistant.retrieval.followups import followed_up
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.retrieval.cards import Card
    from assistant.retrieval.hits import Hit
    from assistant.retrieval.search import Finder

STEPS, PHRASES, OTHERS = 4, 2, 2
SURE = 0.5
"""A card's score from which a question stands on its own, however short it is. With it 35 of the 40
labelled follow-ups (`knowledge/labels/follow-ups`) find a right card first, without it 34.
"""


class Adviser:
    """Answers general questions; nothing is written that does not stand on a card."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def advise(
        self, question: str, language: Language, before: Sequence[str] = ()
    ) -> Iterator[Update]:
        """The steps and words of the best card, and what else may fit.

        `before` is what the user said so far, oldest first: a question that leans on it is asked
        together with it.
        """
        hits = self._hits(question, language, before)
        if not hits:
            yield Update("final", text("conversation.no-card", language))
            return
        card = self._finder.library.library.cards[hits[0].id]
        answer = Answer(
            language=language,
            warnings=self._finder.notices(language),
            sources=[card_source(hit) for hit in hits],
        )
        yield Update("final", _page(card, hits[1:], language), "advice", answer)

    def _hits(self, question: str, language: Language, before: Sequence[str]) -> list[Hit]:
        alone = self._finder.practices(question, 1 + OTHERS, language)
        leaning = followed_up(question, before)
        if leaning == question or (alone and alone[0].score >= SURE):
            return alone
        return self._finder.practices(leaning, 1 + OTHERS, language) or alone


def _page(card: Card, others: list[Hit], language: Language) -> str:
    steps = "\n".join(f"{n}. {step}" for n, step in enumerate(card.lines("steps")[:STEPS], 1))
    words = "\n".join(f"- {line}" for line in card.lines("words")[:PHRASES])
    also = " · ".join(hit.title for hit in others)
    parts = [f"**{card.title}.** {card.summary}", steps, words]
    if also:
        parts.append(text("conversation.also", language, titles=also))
    return "\n\n".join(part for part in parts if part)
