"""Thirty people at once: every stream comes to its end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import load

pytestmark = pytest.mark.slow


def test_every_one_of_thirty_streams_is_complete(tmp_path: Path) -> None:
    script = load.script_in(tmp_path, words=40)
    server = load.ours(str(tmp_path / "home"), script)
    with ThreadPoolExecutor(1) as aside:  # the browser of other tests keeps this thread's loop
        crowd = aside.submit(load.served, server, "/en", load.feedback).result()
    assert crowd.whole == load.USERS
