from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.memory.store import Memory, Store
from assistant.settings import Settings

OpenStore = Callable[[], Store]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = Store(Settings(home=home))
    yield opened
    opened.close()


@pytest.fixture
def memory(store: Store) -> Memory:
    return store.for_user("me")
