"""Words to the pieces of the carried vocabulary: the most likely cut of each word (Viterbi)."""

from __future__ import annotations

from collections import OrderedDict

from assistant.language.carried import Vocabulary

MARK = "\u2581"
"""Stands before the first letter of a word."""
UNKNOWN = 3
LONGEST = 120
"""Characters of one word that are read."""
REMEMBERED = 20_000


class WordPieces:
    """Cuts words; common ones are remembered."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._scores = vocabulary.scores.tolist()
        self._replaced = vocabulary.replaced
        self._numbers = {piece: i for i, piece in enumerate(vocabulary.pieces) if piece}
        self._longest = max(map(len, self._numbers))
        self._unlikely = min(self._scores) - 10
        self._known: OrderedDict[str, tuple[int, ...]] = OrderedDict()

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of `word`; none where nothing of it can be seen."""
        pieces = self._known.get(word)
        if pieces is None:
            pieces = self._known[word] = self._cut(word[:LONGEST])
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = "".join(self._replaced.get(ord(letter), letter) for letter in word)
        return tuple(
            piece for part in plain.split(" ") if part for piece in self._likeliest(MARK + part)
        )

    def _likeliest(self, word: str) -> list[int]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        best += [(float("-inf"), 0, UNKNOWN)] * len(word)
        for start in range(len(word)):
            reached = best[start][0]
            if reached + self._unlikely > best[start + 1][0]:
                best[start + 1] = (reached + self._unlikely, start, UNKNOWN)
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                number = self._numbers.get(word[start:end])
                if number is not None and number != UNKNOWN:
                    score = reached + self._scores[number]
                    if score > best[end][0]:
                        best[end] = (score, start, number)
        return _walked_back(best)


def _walked_back(best: list[tuple[float, int, int]]) -> list[int]:
    found: list[int] = []
    place = len(best) - 1
    while place > 0:
        _, start, number = best[place]
        found.append(number)
        place = start
    return found[::-1]
