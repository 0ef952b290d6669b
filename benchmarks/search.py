"""The search measured: quality on FacQA, and what a search costs beside the embedding it needs.

    python -m benchmarks.search --facqa FOLDER [--only quality|one|many]

FOLDER holds `facqa-passages.jsonl` and `facqa-queries.jsonl`. Everything runs on the product's
own pipeline in a temporary data folder, its floor off; only the vectors of the crowd of notes are
perturbed copies of real ones, so that a hundred thousand need not be embedded. Ratios are of one
run, each measurement with an encoder that remembers nothing of the one before. Chroma's default
model joins where it lies in Chroma's cache; nothing is fetched.
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
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert

from assistant.language.embedding import DIMENSIONS, MODEL, Encoder
from assistant.memory.notes import write_note
from assistant.memory.store import Memory, Store
from assistant.memory.tables import NoteRow, PassageRow, new_id
from assistant.retrieval.chunks import LONGEST, note_passages
from assistant.retrieval.search import Finder
from assistant.settings import Settings

DEPTH = 10
ROUNDS = 100
BATCH = 64
ADDED = 4 * BATCH
REAL = 200
"""Texts that are really embedded for the crowd."""


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
def house(encoder: Encoder) -> Iterator[tuple[Store, Finder]]:
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "home")
        store = Store(settings, split=note_passages)
        finder = Finder(encoder, settings, memory=lambda: store.for_user("me"))
        yield store, finder
        finder.close()
        store.close()


def add_notes(memory: Memory, texts: Sequence[str]) -> list[str]:
    """Many notes in one transaction; their ids."""
    with memory.desk.writing() as transaction:
        return [
            write_note(memory.desk, transaction, text, None, memory.desk.today).id for text in texts
        ]


def quality(facqa: Facqa, encoder: Encoder) -> None:
    with house(encoder) as (store, finder):
        names = dict(
            zip(
                add_notes(store.for_user("me"), list(facqa.passages.values())),
                facqa.passages,
                strict=True,
            )
        )
        for _state in finder.index_notes():
            pass
        finder.open_index()
        print(f"Chroma in use: {finder.await_index()}")

        def ours(query: str) -> list[str]:
            hits = finder.notes(query, 2 * DEPTH, floor=False)
            return list(dict.fromkeys(names[hit.id] for hit in hits))

        report("notes search", facqa, ours)
    report("BM25", facqa, bm25(facqa.passages))
    if chroma_has_its_model():
        report("Chroma's own", facqa, chroma_default(facqa.passages))
    else:
        print("FacQA Chroma's own    not compared: its model is not in its cache")


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


def chroma_default(passages: dict[str, str]) -> Callable[[str], list[str]]:
    """Dense search with the model that Chroma takes when it is given none (English, int8)."""
    from chromadb.utils.embedding_functions import ONNXMiniLM_L6_V2

    model, names = ONNXMiniLM_L6_V2(), list(passages)
    matrix = np.array(model(list(passages.values())), np.float32)

    def ranked(query: str) -> list[str]:
        scores = matrix @ np.array(model([query])[0], np.float32)
        return [names[n] for n in np.argsort(-scores)[:DEPTH]]

    return ranked


def chroma_has_its_model() -> bool:
    """It fetches the model at first use; a benchmark must not."""
    from chromadb.utils.embedding_functions import ONNXMiniLM_L6_V2

    return (ONNXMiniLM_L6_V2.DOWNLOAD_PATH / ONNXMiniLM_L6_V2.EXTRACTED_FOLDER_NAME).is_dir()


def latency(facqa: Facqa, encoder: Encoder, notes: int, users: int) -> None:
    texts = list(facqa.passages.values())
    with house(encoder) as (store, finder):
        _crowd(store, encoder, texts, notes, users)
        finder.open_index()
        memory, in_use = store.for_user("me"), finder.await_index()
        questions = [query for query, _ in facqa.questions[:ROUNDS]]
        alone, both = _by_turns(
            lambda query: Encoder.query(encoder, f"{query} ?"),
            lambda query: (finder.practices(query), finder.notes(query)),
            questions,
        )
        of = f"{notes:,} notes of one user" if users == 1 else f"{notes:,} notes of {users} users"
        print(
            f"search over {len(finder.library.library.cards)} cards and {of}: p95 "
            f"{both[1] / alone[1]:.2f} times the embedding of the query alone ({alone[1]:.1f} ms), "
            f"median {both[0] / alone[0]:.2f} times ({alone[0]:.1f} ms); "
            f"Chroma in use: {in_use}; peak memory {_peak():.0f} MB"
        )
        if users == 1:
            _adding(memory, finder, encoder, texts)


def _peak() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _crowd(store: Store, encoder: Encoder, texts: Sequence[str], notes: int, users: int) -> None:
    """Notes with stems, and with vectors that are real ones shaken a little."""
    real, chance = encoder.encode(texts[:REAL], "passage"), np.random.default_rng(0)
    split = [note_passages(text) for text in texts]
    for number in range(users):
        memory = store.for_user("me" if number == 0 else f"user {number}")
        with memory.desk.writing() as transaction:
            for n in range(number, notes, users):
                text, identity = texts[n % len(texts)], new_id()
                mine = {"user_id": memory.desk.user_id}
                transaction.execute(
                    insert(NoteRow), {**_note(memory, text), "id": identity, **mine}
                )
                rows = [
                    {"note_id": identity, **asdict(passage), "model": MODEL, **mine}
                    for passage in split[n % len(texts)]
                ]
                for row in rows:
                    shaken = real[n % REAL] + chance.normal(scale=0.01, size=DIMENSIONS)
                    shaken /= np.linalg.norm(shaken)
                    row["vector"] = shaken.astype("<f4").tobytes()
                transaction.execute(insert(PassageRow), rows)


def _note(memory: Memory, text: str) -> dict[str, Any]:
    now = memory.desk.clock()
    return {
        "person_id": None,
        "date": memory.desk.today,
        "title": text[:40],
        "text": text,
        "source": None,
        "content_hash": "",
        "created": now,
        "updated": now,
    }


def _by_turns(
    alone: Callable[[str], object], whole: Callable[[str], object], questions: Sequence[str]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Median and 95th percentile of each, in milliseconds, both asked in turn."""
    spent: tuple[list[float], list[float]] = ([], [])
    for question in questions:
        for act, times in zip((alone, whole), spent, strict=True):
            begun = time.perf_counter()
            act(question)
            times.append(1000 * (time.perf_counter() - begun))
    first, second = (np.quantile(times, (0.5, 0.95)).tolist() for times in spent)
    return (first[0], first[1]), (second[0], second[1])


def _adding(memory: Memory, finder: Finder, encoder: Encoder, texts: Sequence[str]) -> None:
    """Batches of 64 beside the embedding of as many texts, by turns."""
    whole = alone = 0.0
    fitting = [text for text in texts if len(text) < LONGEST - 10]
    for start in range(0, ADDED, BATCH):
        batch = fitting[start : start + BATCH]
        add_notes(memory, [f"Baru: {text}" for text in batch])
        begun = time.perf_counter()
        for _state in finder.index_notes():
            pass
        whole += time.perf_counter() - begun
        begun = time.perf_counter()
        encoder.encode([f"Lagi: {text}" for text in batch], "passage")
        alone += time.perf_counter() - begun
    print(f"taking in notes in batches of {BATCH}: {whole / alone:.2f} times their embedding")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facqa", type=Path, required=True)
    parser.add_argument("--only", choices=("quality", "one", "many"))
    given = parser.parse_args()
    facqa = Facqa.read(given.facqa)
    if given.only in (None, "quality"):
        quality(facqa, Encoder())
    if given.only in (None, "one"):
        latency(facqa, Encoder(), notes=10_000, users=1)
    if given.only in (None, "many"):
        latency(facqa, Encoder(), notes=100_000, users=100)


if __name__ == "__main__":
    main()
