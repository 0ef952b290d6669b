"""The wheel carries all that the command needs, and works from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds and nothing of the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*pip, *build, str(REPOSITORY)], check=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    subprocess.run([*pip, "install", "--no-deps", "--target", str(site), str(wheel)], check=True)
    return site


def said(installed: Path, folder: Path, *command: str, typed: str = "") -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("EMPATMATA_", "OPENAI_"))}
    ran = subprocess.run(
        [sys.executable, "-m", "assistant.cli", *command],
        input=typed,
        text=True,
        capture_output=True,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(installed), "EMPATMATA_HOME": str(folder / "home")},
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_prompts_and_cards_travel_inside_the_wheel(installed: Path) -> None:
    for part in ("prompts", "knowledge/en", "knowledge/id", "knowledge/questions"):
        carried = {file.name for file in (installed / "assistant/_shared" / part).iterdir()}
        assert carried == {file.name for file in (REPOSITORY / part).iterdir()}


def test_an_installed_wheel_finds_cards_and_words_feedback(installed: Path, tmp_path: Path) -> None:
    found = json.loads(said(installed, tmp_path, "search", "my boss interrupts me", "--json"))
    assert found["results"]
    text = "You never listen. On Monday you cut me off three times in the review."
    worded = json.loads(said(installed, tmp_path, "feedback", "--json", typed=text))
    assert "three times" in worded["message"]
    assert "never" not in worded["message"]
