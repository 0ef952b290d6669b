from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.language.embedding import Encoder, shared_encoder
from assistant.memory.store import Memory, Store
from assistant.retrieval.chunks import note_passages
from assistant.retrieval.search import Finder
from assistant.settings import Settings

CARD = """---
slug: {slug}
language: {language}
title: {title}
theme: trust
stage: prepare
relations: [peer, report]
sources:
  - name: general practice
    checked: 2026-11-24
reviewed: 2026-11-24
related: [opening-line, trust-building]
---

{summary}

## When it helps
- {way}

## What to do
1. {step}

## Words that work
- "Shall we?"

## What goes wrong
- Waiting for weeks.

## If the other…
- **goes silent:** wait.
"""


def card_text(**changes: str) -> str:
    fields = {
        "slug": "lab-safety",
        "language": "en",
        "title": "The centrifuge round",
        "summary": "A short round past the centrifuges before the shift.",
        "way": "who checks the centrifuge rotors before we start on Tuesdays",
        "step": "Walk past the rotors together and read the log aloud.",
    }
    return CARD.format(**{**fields, **changes})


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return shared_encoder()


@pytest.fixture(scope="session")
def library(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Finder:
    nowhere = tmp_path_factory.mktemp("none") / "absent"
    return Finder(encoder, Settings(home=nowhere))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def memory(settings: Settings) -> Iterator[Memory]:
    store = Store(settings, split=note_passages)
    yield store.for_user(settings.user)
    store.close()


@pytest.fixture
def finder(encoder: Encoder, settings: Settings, memory: Memory) -> Iterator[Finder]:
    finder = Finder(encoder, settings, memory=lambda: memory)
    yield finder
    finder.close()
