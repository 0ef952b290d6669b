"""Settings are few, documented, and a wrong value is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import InvalidRequest
from assistant.settings import Settings, load_settings

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"


def test_every_setting_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [n for n in Settings.model_fields if f"`EMPATMATA_{n.upper()}`" not in page]
    assert missing == []


def test_a_wrong_value_is_refused_by_its_name(monkeypatch) -> None:
    monkeypatch.setenv("EMPATMATA_TIMEOUT", "soon")
    with pytest.raises(InvalidRequest, match="EMPATMATA_TIMEOUT"):
        load_settings()


def test_an_option_wins_over_the_environment(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("EMPATMATA_HOME", "elsewhere")
    assert load_settings(home=str(tmp_path)).home == tmp_path


def test_a_missing_option_leaves_the_environment_in_force(monkeypatch) -> None:
    monkeypatch.setenv("EMPATMATA_LANG", "id")
    assert load_settings(lang=None).lang == "id"


def test_the_key_is_not_printed() -> None:
    assert "secret" not in repr(load_settings(api_key="secret"))
