"""Thirty people at once: every stream comes to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import load

pytestmark = pytest.mark.slow


def test_every_one_of_thirty_streams_is_complete(tmp_path: Path) -> None:
    script = load.script_in(tmp_path, words=40)
    crowd = load.served(load.ours(str(tmp_path / "home"), script), "/en", load.feedback)
    assert crowd.whole == load.USERS
