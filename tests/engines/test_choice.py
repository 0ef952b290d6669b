"""Which engine refines: what the user chose, what it has earned, and never by surprise."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assistant.engines.choice import Engines
from assistant.engines.choices import FILE as CHOICES
from assistant.engines.choices import read_choices, write_choices
from assistant.engines.endpoint import OFFICIAL, configured, found
from assistant.engines.profile import load_profile, plain_name
from assistant.engines.registry import load_registry
from assistant.errors import InvalidRequest
from assistant.settings import Settings
from tests.doubles.openai_server import MODEL, OpenAIServer

OPENAI = {"OPENAI_API_KEY": "sk-of-another-program"}
ADDRESS = "http://127.0.0.1:11434/v1"


def engines(home: Path, environment: dict[str, str] | None = None, **given: object) -> Engines:
    values = {"home": home, "allow_model_calls": True, **given}
    return Engines(Settings(**values), environment or {})  # pyright: ignore[reportArgumentType]


def earn(home: Path, model: str, *, refine: bool) -> None:
    (home / "profile.yaml").write_text(
        f"models: {{{model}: {{agenda: {{en: {{draft: {{score: 0.6}}, "
        f"refined: {{score: 0.7}}, refine: {str(refine).lower()}}}}}}}}}",
        encoding="utf-8",
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder that holds a file of the right size under the default model's name."""
    model = load_registry().model()
    folder = tmp_path / "shelf"
    folder.mkdir()
    with (folder / model.file).open("wb") as file:
        file.truncate(model.bytes)
    return folder


def test_a_fresh_installation_drafts_and_says_nothing(home: Path) -> None:
    assert engines(home).pick("auto", "agenda", "en") == (None, [])


def test_draft_means_draft(home: Path) -> None:
    assert engines(home, base_url=ADDRESS).pick("draft", "agenda", "en") == (None, [])


def test_a_model_that_has_earned_the_job_refines(home: Path, shelf: Path) -> None:
    earn(home, load_registry().default, refine=True)
    engine, notices = engines(home, weights_folder=shelf).pick("auto", "agenda", "en")
    assert engine is not None
    assert engine.name == "embedded"
    assert notices == []


@pytest.mark.parametrize("refine", [False, None])
def test_our_model_leaves_a_job_that_it_has_not_earned(
    home: Path, shelf: Path, refine: bool | None
) -> None:
    if refine is not None:
        earn(home, load_registry().default, refine=refine)
    engine, notices = engines(home, weights_folder=shelf).pick("auto", "agenda", "en")
    assert engine is None
    assert len(notices) == 1


def test_what_is_earned_in_one_language_is_not_in_the_other(home: Path, shelf: Path) -> None:
    earn(home, load_registry().default, refine=True)
    engine, _ = engines(home, weights_folder=shelf).pick("auto", "agenda", "id")
    assert engine is None


def test_a_named_engine_overrides_with_a_warning(home: Path, shelf: Path) -> None:
    earn(home, load_registry().default, refine=False)
    engine, notices = engines(home, weights_folder=shelf).pick("embedded", "agenda", "en")
    assert engine is not None
    assert len(notices) == 1


def test_an_endpoint_that_the_user_set_is_used_unmeasured_with_a_warning(home: Path) -> None:
    engine, notices = engines(home, base_url=ADDRESS, model="m").pick("auto", "agenda", "id")
    assert engine is not None
    assert engine.name == "remote"
    assert len(notices) == 1


def test_a_measured_endpoint_that_is_worse_leaves_the_job_to_the_next(
    home: Path, shelf: Path
) -> None:
    earn(home, "m", refine=False)
    house = engines(home, base_url=ADDRESS, model="m:latest", weights_folder=shelf)
    engine, notices = house.pick("auto", "agenda", "en")
    assert engine is None
    assert len(notices) == 2


def test_a_key_of_another_program_is_never_used_by_itself(home: Path) -> None:
    house = engines(home, OPENAI)
    assert house.pick("auto", "agenda", "en") == (None, [])
    engine, [notice] = house.pick("remote", "agenda", "en")
    assert engine is None
    assert "OPENAI_API_KEY" in notice
    assert "OPENAI_API_KEY" in house.state().sentences("id")[1]


def test_a_confirmation_holds_for_one_address(home: Path) -> None:
    write_choices(home, remote=OFFICIAL, remote_model="gpt-test")
    engine, _ = engines(home, OPENAI).pick("auto", "agenda", "en")
    assert engine is not None
    assert engine.model == "gpt-test"
    elsewhere = {**OPENAI, "OPENAI_BASE_URL": "https://models.example.com/v1"}
    assert engines(home, elsewhere).pick("auto", "agenda", "en") == (None, [])


def test_choices_are_kept_for_their_owner_only(home: Path) -> None:
    write_choices(home, embedded="small")
    write_choices(home, remote=ADDRESS)
    assert read_choices(home).embedded == "small"
    assert stat.S_IMODE((home / CHOICES).stat().st_mode) == 0o600


def test_missing_weights_and_endpoints_say_what_to_do(home: Path) -> None:
    for choice, hint in (("embedded", "models pull"), ("remote", "EMPATMATA_BASE_URL")):
        engine, [notice] = engines(home).pick(choice, "agenda", "id")  # pyright: ignore[reportArgumentType]
        assert engine is None
        assert hint in notice


def test_an_endpoint_that_does_not_answer_leaves_the_draft(home: Path) -> None:
    house = engines(home, base_url="http://127.0.0.1:9/v1", timeout=1)
    engine, notices = house.pick("auto", "agenda", "en")
    assert engine is None
    assert "127.0.0.1:9" in notices[0]


def test_no_engine_is_offered_where_calls_are_forbidden(home: Path, shelf: Path) -> None:
    house = engines(home, base_url=ADDRESS, weights_folder=shelf, allow_model_calls=False)
    assert house.pick("auto", "agenda", "en") == (None, [])


def test_one_engine_is_kept_for_one_endpoint(home: Path, openai_server: OpenAIServer) -> None:
    house = engines(home, base_url=openai_server.address)
    first, _ = house.pick("auto", "agenda", "en")
    second, _ = house.pick("remote", "recap", "en")
    assert first is second
    assert first is not None
    assert first.model == MODEL


def test_a_file_of_the_users_own_is_run_under_its_name(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "Merpati-7B-Q4.gguf"
    own.write_bytes(b"GGUF")
    engine, _ = engines(home, weights=own).pick("embedded", "agenda", "en")
    assert engine is not None
    assert engine.model == "Merpati-7B-Q4"


@pytest.mark.parametrize("address", ["localhost:11434", "ftp://x/v1", "http://", "http://x:y/v1"])
def test_a_wrong_address_is_refused_by_name(home: Path, address: str) -> None:
    with pytest.raises(InvalidRequest, match="EMPATMATA_BASE_URL"):
        configured(Settings(home=home, base_url=address))


@pytest.mark.parametrize("address", ["http://localhost:11434", "http://localhost:11434/"])
def test_an_address_without_a_path_means_v1(home: Path, address: str) -> None:
    endpoint = configured(Settings(home=home, base_url=address))
    assert endpoint is not None
    assert endpoint.address == "http://localhost:11434/v1"


def test_the_environment_of_others_is_only_found(home: Path) -> None:
    endpoint = found({"OPENAI_BASE_URL": "https://models.example.com/v1"})
    assert endpoint is not None
    assert endpoint.origin == "found"
    assert "sk-" not in repr(found(OPENAI))


def test_the_shipped_profile_can_be_read(home: Path) -> None:
    assert load_profile(home).measured("unheard-of", "agenda", "en") is None


def test_a_wrong_profile_is_refused_by_name(home: Path) -> None:
    (home / "profile.yaml").write_text("models: {m: {agenda: {en: {refin: true}}}}")
    with pytest.raises(InvalidRequest, match=r"profile\.yaml"):
        load_profile(home)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("qwen2.5-coder:1.5b-instruct", "qwen2.5-coder-1.5b-instruct"),
        ("/models/Qwen2.5-Coder-1.5B-Instruct-Q4_K_M.gguf", "qwen2.5-coder-1.5b-instruct-q4_k_m"),
        ("org/Merpati-7B", "merpati-7b"),
    ],
)
def test_a_model_is_known_under_the_names_of_its_servers(written: str, plain: str) -> None:
    assert plain_name(written) == plain
