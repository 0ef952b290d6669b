"""The search measured: quality on FacQA, and what a search costs beside the embedding it needs.

    python -m benchmarks.search --facqa FOLDER [--notes 10000]

FOLDER holds `facqa-passages.jsonl` and `facqa-queries.jsonl`. Everything runs on the product's
own pipeline in a temporary data folder; only the vectors of the crowd of notes are perturbed
copies of real ones, so that ten thousand need not be embedded. Ratios are of one run.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.language.embedding import MODEL, Encoder, shared_encoder
from assistant.memory.notes import write_note
from assistant.memory.store import Memory, Store
from assistant.retrieval.chunks import note_passages
from assistant.retrieval.search import Finder
from assistant.settings import Settings

DEPTH = 10
ROUNDS = 60
BATCH = 64


@dataclass(frozen=True)
class Facqa:
    """Questions, each with its one right passage."""

    passages: dict[str, str]
    questions: list[tuple[str, str]]

    @classmethod
    def read(cls, folder: Path) -> Facqa:
        passages = _rows(folder / "facqa-passages.jsonl")
        queries = _rows(folder / "facqa-queries.jsonl")
        return cls(
            {row["id"]: row["text"] for row in passages},
            [(row["query"], row["passage"]) for row in queries],
        )


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@contextmanager
def house(encoder: Encoder) -> Iterator[tuple[Memory, Finder]]:
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "home")
        store = Store(settings, split=note_passages)
        memory = store.for_user("me")
        finder = Finder(encoder, settings, memory=lambda: memory)
        yield memory, finder
        finder.close()
        store.close()


def add_notes(memory: Memory, texts: Sequence[str]) -> list[str]:
    """Many notes in one transaction; their ids."""
    with memory.desk.writing() as transaction:
        return [
            write_note(memory.desk, transaction, text, None, memory.desk.today).id for text in texts
        ]


def quality(facqa: Facqa, encoder: Encoder) -> None:
    with house(encoder) as (memory, finder):
        names = dict(
            zip(add_notes(memory, list(facqa.passages.values())), facqa.passages, strict=True)
        )
        for _state in finder.index_notes():
            pass

        def ours(query: str) -> list[str]:
            hits = finder.notes(query, 2 * DEPTH)
            return list(dict.fromkeys(names[hit.id] for hit in hits))

        report("notes search", facqa, ours)
    report("BM25", facqa, bm25(facqa.passages))


def report(name: str, facqa: Facqa, ranked: Callable[[str], list[str]]) -> None:
    gains, first, five = 0.0, 0, 0
    for query, right in facqa.questions:
        found = ranked(query)[:DEPTH]
        if right in found:
            place = found.index(right)
            gains += 1 / math.log2(place + 2)
            first += place == 0
            five += place < 5
    n = len(facqa.questions)
    print(f"FacQA {name:14} nDCG@10 {gains / n:.3f}  hit@1 {first / n:.3f}  hit@5 {five / n:.3f}")


def bm25(passages: dict[str, str]) -> Callable[[str], list[str]]:
    documents = {name: Counter(text.lower().split()) for name, text in passages.items()}
    spread = Counter(word for words in documents.values() for word in words)
    mean = sum(sum(words.values()) for words in documents.values()) / len(documents)

    def weight(word: str, words: Counter[str]) -> float:
        rarity = math.log(1 + (len(documents) - spread[word] + 0.5) / (spread[word] + 0.5))
        length = 0.25 + 0.75 * sum(words.values()) / mean
        return rarity * words[word] * 2.2 / (words[word] + 1.2 * length)

    def ranked(query: str) -> list[str]:
        asked = set(query.lower().split())
        scores = {
            name: sum(weight(word, words) for word in asked if word in words)
            for name, words in documents.items()
        }
        return sorted(scores, key=lambda name: -scores[name])[:DEPTH]

    return ranked


def latency(facqa: Facqa, encoder: Encoder, notes: int) -> None:
    texts = list(facqa.passages.values())
    crowd = [f"{texts[n % len(texts)]} ({n})" for n in range(notes)]
    with house(encoder) as (memory, finder):
        add_notes(memory, crowd)
        _perturbed(memory, encoder, texts[:200])
        finder.notes("pemanasan")
        finder._index.wait(memory)
        questions = [query for query, _ in facqa.questions[:ROUNDS]]
        alone = _timed(lambda query: Encoder.query(encoder, f"{query} ?"), questions)
        both = _timed(lambda query: (finder.practices(query), finder.notes(query)), questions)
        print(
            f"search over {len(finder.library.library.cards)} cards and {notes} notes: "
            f"p95 {both:.1f} ms, {both / alone:.2f} times the embedding alone ({alone:.1f} ms); "
            f"Chroma in use: {finder._index.in_use}"
        )
        _adding(memory, finder, encoder, texts)


def _perturbed(memory: Memory, encoder: Encoder, texts: Sequence[str]) -> None:
    """Vectors for all passages that wait: copies of real ones, shaken a little."""
    real = encoder.encode(texts, "passage")
    chance = np.random.default_rng(0)
    waiting = memory.chunks_to_index(10_000_000, MODEL)
    vectors = real[np.arange(len(waiting)) % len(real)]
    vectors = vectors + chance.normal(scale=0.01, size=vectors.shape).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    memory.store_vectors({p.id: v for p, v in zip(waiting, vectors, strict=True)}, MODEL)


def _timed(act: Callable[[str], object], questions: Sequence[str]) -> float:
    spent = []
    for question in questions:
        begun = time.perf_counter()
        act(question)
        spent.append(1000 * (time.perf_counter() - begun))
    return float(np.quantile(spent, 0.95))


def _adding(memory: Memory, finder: Finder, encoder: Encoder, texts: Sequence[str]) -> None:
    fresh = [f"Baru: {text}" for text in texts[:BATCH]]
    add_notes(memory, fresh)
    begun = time.perf_counter()
    for _state in finder.index_notes():
        pass
    whole = time.perf_counter() - begun
    begun = time.perf_counter()
    encoder.encode([f"Lagi: {text}" for text in texts[:BATCH]], "passage")
    alone = time.perf_counter() - begun
    print(f"taking in {BATCH} notes: {whole / alone:.2f} times their embedding ({alone:.2f} s)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facqa", type=Path, required=True)
    parser.add_argument("--notes", type=int, default=10_000)
    given = parser.parse_args()
    facqa, encoder = Facqa.read(given.facqa), shared_encoder()
    quality(facqa, encoder)
    latency(facqa, encoder, given.notes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
