from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.kill import run


@pytest.mark.slow
def test_a_saved_note_survives_a_kill(tmp_path: Path) -> None:
    ledger = run(kills=40, seed=1, home=tmp_path / "home")
    assert ledger.deeds > 40
    assert ledger.erased
