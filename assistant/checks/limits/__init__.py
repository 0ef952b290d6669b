"""Where coaching stops: danger, harassment and other matters that need people, not wording.

Every text is judged before anything else happens with it. A model may raise an alarm but never
cancel one, and nothing is reported to anyone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.checks.limits.heads import Heads
    from assistant.checks.limits.hearing import Hearing
    from assistant.language.embedding import Encoder
    from assistant.language.in_context import ContextReader


class Limits:
    """Judges texts. Safe between threads; the heads are read at the first text.

    Texts are heard by `reader`; `encoder` stands in where there is none (see `hearing`).
    """

    def __init__(self, encoder: Encoder, reader: Callable[[], ContextReader] | None = None) -> None:
        self._encoder = encoder
        self._reader = reader

    @cached_property
    def _ears(self) -> tuple[Heads, Hearing]:
        from assistant.checks.limits.hearing import ears
        from assistant.language.in_context import ContextReader

        return ears(self._encoder, self._reader or ContextReader.shared)

    def judge(self, text: str, language: Language) -> Verdict:
        """None, doubt or clear for the whole text; its gravest window decides."""
        from assistant.checks.limits.judging import judged

        verdicts = judged(text, language, *self._ears)
        return max(verdicts, key=_gravity, default=CLEAR_ROAD)

    def serious_lines(self, text: str, language: Language) -> list[tuple[int, int, Verdict]]:
        """The passages of a note whose owner should be shown, once, whom they can turn to.

        Each as (start, end, verdict) with offsets into `text`.
        """
        from assistant.checks.limits.judging import judged

        found = [v for v in judged(text, language, *self._ears) if v.route is not None]
        return [(start, end, verdict) for verdict in found for start, end in verdict.spans]


def _gravity(verdict: Verdict) -> tuple[bool, bool, float]:
    return verdict.stops, verdict.doubtful, verdict.p
