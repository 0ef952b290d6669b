"""Training: the same labels give the same heads, and they learn what they are shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.language.clauses import Role
from assistant.language.features import ClauseContext
from assistant.language.heads import ROLES, Heads, Meaning
from assistant.language.senses import Hearing, Spans
from assistant.language.status import cues
from assistant.language.training.examples import Examples, View
from assistant.language.training.first import MeaningTraining
from assistant.language.training.fitting import fit
from assistant.language.training.labels import LabelledClause, LabelledText
from assistant.language.training.listening import listen
from assistant.language.training.network import Recipe
from assistant.language.training.storing import store

SAID = {
    Role.COMMITMENT: ("besok aku kirim fotonya", "nanti sore aku bawa kuncinya"),
    Role.APOLOGY: ("maaf ya, aku telat balas", "sori, itu salahku"),
    Role.OPEN_QUESTION: ("siapa yang jaga Sabtu?", "kapan lampunya dipasang?"),
}
SMALL = Recipe(hidden=16, epochs=300, dropout=0.1, input_dropout=0.1)


def few_examples() -> tuple[Examples, np.ndarray]:
    """Two dozen texts of three clauses, and vectors that point the way of their role."""
    chance = np.random.default_rng(3)
    views, vectors = [], []
    for number in range(24):
        order = chance.permutation(len(SAID))
        roles = [list(SAID)[i] for i in order]
        words = [SAID[role][number % 2] for role in roles]
        views.append(a_view(number, words, roles))
        for role in roles:
            vector = chance.normal(scale=0.05, size=384)
            vector[ROLES.index(role)] += 1
            vectors.append(vector / np.linalg.norm(vector))
    return Examples(tuple(views)), np.array(vectors, np.float32)


def a_view(number: int, words: list[str], roles: list[Role]) -> View:
    labels = tuple(LabelledClause(w, 0, len(w), (r,)) for w, r in zip(words, roles, strict=True))
    text = LabelledText(
        f"t{number}", f"voice-{number}", "id", "notes", f"{number}\n" + "\n".join(words), labels
    )
    seen = tuple(ClauseContext(w, "id", cues=cues(w)) for w in words)
    spans = tuple((label.start, label.end) for label in labels)
    return View(text, "labelled", spans, seen, labels)


class Vectors:
    """Stands where the encoder is: the vectors of the clauses of these examples."""

    def __init__(self, data: Examples, vectors: np.ndarray, meaning: Meaning) -> None:
        self._said = {
            view.text.text: meaning.scores(vectors[rows])
            for view, rows in zip(data.views, data.spans, strict=True)
        }

    def scores(self, text: str, spans: Spans) -> np.ndarray:
        return self._said[text][: len(spans)]


def trained() -> tuple[Examples, Heads, Vectors]:
    data, vectors = few_examples()
    heads = fit(data, MeaningTraining(data, vectors), SMALL)
    assert isinstance(heads.first, Meaning)
    return data, heads, Vectors(data, vectors, heads.first)


def test_training_twice_gives_the_same_heads() -> None:
    (_, first, _), (_, second, _) = trained(), trained()
    assert np.array_equal(first.wording.w, second.wording.w)
    assert np.allclose(first.judges[0].inner_w, second.judges[0].inner_w)


def test_heads_learn_what_they_are_shown_and_survive_the_file(tmp_path: Path) -> None:
    data, heads, sense = trained()
    store(heads, tmp_path / "roles.npz")
    stored = Heads.read(tmp_path / "roles.npz")
    assert listen(Hearing(((stored, sense),)), data)["id"].accuracy > 0.9
    view = data.views[0]
    said = sense.scores(view.text.text, view.spans)
    before = heads.probabilities(view.contexts, said)
    assert np.allclose(before, stored.probabilities(view.contexts, said), atol=0.02)
