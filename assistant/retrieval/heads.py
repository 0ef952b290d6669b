"""Two small heads that know which practice a question belongs to.

Both are multinomial logistic regressions over the ways to ask, one on the sentence embedding, one
on hashed n-grams (`features.py`); their log-probabilities are averaged. They are trained by
`build.py` and shipped as plain arrays, so applying them takes two small products and no library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.features import buckets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Heads:
    """The heads' weights.

    `meaning` is (384, n), `meaning_bias` (n,); `spelling` is (buckets, n), `spelling_bias` (n,);
    `rarity` (buckets,) weighs a bucket by how few ways contain it.
    """

    slugs: tuple[str, ...]
    meaning: Floats
    meaning_bias: Floats
    spelling: Floats
    spelling_bias: Floats
    rarity: Floats

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Heads:
        """The heads out of the library's file."""
        floats = {name: np.asarray(arrays[name], np.float32) for name in _FLOATS}
        return cls(slugs=tuple(str(slug) for slug in arrays["slugs"]), **floats)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `read` reads: large tables in half precision."""
        tables = {name: getattr(self, name) for name in _FLOATS}
        half = ("meaning", "spelling", "rarity")
        return {
            "slugs": np.array(self.slugs),
            **{n: t.astype(np.float16 if n in half else np.float32) for n, t in tables.items()},
        }

    def log_probabilities(self, text: str, vector: Floats) -> Floats:
        """Mean log-probability of each slug, shape (n,), in the order of `slugs`."""
        by_meaning = log_softmax(vector @ self.meaning + self.meaning_bias)
        both = by_meaning + log_softmax(self._spelled(text))
        return np.asarray(both / 2, np.float32)

    def _spelled(self, text: str) -> Floats:
        row = buckets(text)
        weights = row.values * self.rarity[row.indices]
        length = float(np.linalg.norm(weights)) or 1.0
        scores = (weights / length) @ self.spelling[row.indices] + self.spelling_bias
        return scores.astype(np.float32)


_FLOATS = ("meaning", "meaning_bias", "spelling", "spelling_bias", "rarity")


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities of scores along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    total = np.exp(shifted).sum(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(total), np.float32)
