from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.memory.store import Store
from assistant.settings import Settings

pytestmark = pytest.mark.slow
FILES = 60


def begin(folder: Path, home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "import"]
    return subprocess.Popen(
        [*command, str(folder), "--home", str(home), "--lang", "id"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1", "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def kept(home: Path) -> list[str]:
    store = Store(Settings(home=home))
    texts = sorted(note.text for note in store.for_user("me").notes.all())
    store.close()
    return texts


def test_an_import_stopped_by_ctrl_c_keeps_what_was_told_and_goes_on(tmp_path: Path) -> None:
    folder, home = tmp_path / "notes", tmp_path / "home"
    folder.mkdir()
    written = [f"Catatan nomor {number}." for number in range(FILES)]
    for number, text in enumerate(written):
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    stopped = begin(folder, home)
    assert stopped.stdout
    told = [stopped.stdout.readline() for _ in range(5)]
    stopped.send_signal(signal.SIGINT)
    _, complaint = stopped.communicate()
    assert all("baru" in line for line in told)
    assert stopped.returncode == 0
    assert "Traceback" not in complaint
    assert 5 <= len(kept(home)) <= FILES
    again = begin(folder, home)
    out, _ = again.communicate()
    assert kept(home) == sorted(written)
    assert f"{FILES} dari {FILES}" in out
