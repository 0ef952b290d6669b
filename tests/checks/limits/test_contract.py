"""What each job does when coaching stops, in both languages."""

from pathlib import Path

import pytest

from assistant.assembly import House
from assistant.checks.limits.help import help_for
from assistant.checks.verdict import Route, Verdict
from assistant.jobs import load_job
from assistant.jobs.contract import Answer
from assistant.rendering import render
from assistant.settings import Settings
from assistant.texts import Language

SERIOUS: dict[Language, str] = {
    "id": "Selasa Pak Rudi meraba paha saya di ruang arsip. Dia brengsek. Sudah saya bilang stop.",
    "en": "On Tuesday Rob groped me in the archive room. He is a pig. I had told him to stop.",
}
LANGUAGES: tuple[Language, ...] = ("id", "en")
OWN = """
contacts:
  - id: own
    routes: [harassment]
    where: inside
    name: {id: "Bu Ratna", en: "Bu Ratna"}
    how: {id: "ruang 3, lantai 2", en: "room 3, second floor"}
    purpose: {id: "mendampingi", en: "stands beside you"}
    checked: 2026-11-24
    source: "own"
"""


def answered(house: House, job: str, language: Language, **fields: object) -> Answer:
    loaded = load_job(job)
    request = loaded.request_type.model_validate(fields)
    return house.coach.answer(loaded, request, engine="draft", language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_names_people_and_asks_for_the_facts(house: House, language: Language):
    answer = answered(house, "limits", language, text=SERIOUS[language]).model_dump(by_alias=True)
    assert answer["route"] == Route.HARASSMENT
    assert answer["certain"]
    assert all(person["name"] and person["how"] and person["for"] for person in answer["people"])
    assert len(answer["fact_log"]) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_feedback_keeps_the_plain_words_and_drops_the_insult(house: House, language: Language):
    answer = answered(house, "feedback", language, text=SERIOUS[language]).model_dump()
    core, insult = {"id": ("meraba paha", "brengsek"), "en": ("groped me", "pig")}[language]
    assert answer["route"] == Route.HARASSMENT
    assert core in answer["message"]
    assert insult not in answer["message"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_recap_works_as_ever_and_warns(house: House, language: Language):
    notes = {
        "id": f"Saya kirim jadwal hari Jumat.\n{SERIOUS['id']}",
        "en": f"I will send the roster on Friday.\n{SERIOUS['en']}",
    }[language]
    answer = answered(house, "recap", language, notes=notes, me="Nia", other="Tari").model_dump()
    assert answer["route"] == Route.HARASSMENT
    assert answer["warnings"]
    assert answer["actions"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_model_is_asked_where_coaching_stops(house: House, language: Language):
    answer = answered(house, "feedback", language, text=SERIOUS[language])
    assert answer.receipt.engine == "draft"
    assert answer.receipt.bytes_out == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_tension_keeps_the_facts_and_plans_nothing(house: House, language: Language):
    answer = answered(house, "tension", language, text=SERIOUS[language]).model_dump()
    core = {"id": "meraba paha", "en": "groped me"}[language]
    assert answer["route"] == Route.HARASSMENT
    assert answer["certain"]
    assert any(core in fact for fact in answer["facts"])
    assert answer["unknowns"]
    assert not answer["opening"]
    assert not answer["branches"]
    assert "harassment" in answer["topics"][:3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_keeps_the_matter_off_the_shared_copy(house: House, language: Language):
    answer = answered(
        house, "agenda", language, person="Wulan", minutes=30, focus=SERIOUS[language]
    ).model_dump()
    core = {"id": "meraba", "en": "groped"}[language]
    assert answer["route"] == Route.HARASSMENT
    assert core not in answer["shareable"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rehearsal_plays_nothing(house: House, language: Language):
    turns = [{"role": "me", "text": SERIOUS[language]}]
    scenario = {"id": "Bicara sama Pak Rudi", "en": "A talk with Rob"}[language]
    answer = answered(house, "rehearse", language, scenario=scenario, turns=turns).model_dump()
    assert answer["route"] == Route.HARASSMENT
    assert not answer["reply"]
    assert answer["warnings"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("job", ["feedback", "tension", "rehearse"])
def test_an_organisations_own_people_come_first_in_every_job(
    settings: Settings, tmp_path: Path, job: str, language: Language
):
    (tmp_path / "contacts.yaml").write_text(OWN, encoding="utf-8")
    house = House(settings.model_copy(update={"organisation": tmp_path}))
    fields: dict[str, object] = {"text": SERIOUS[language]}
    if job == "rehearse":
        fields = {"scenario": "1:1", "turns": [{"role": "me", "text": SERIOUS[language]}]}
    answer = answered(house, job, language, **fields)
    assert answer.warnings[1].startswith("Bu Ratna")
    assert "Bu Ratna" in render(job, answer)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("job", ["feedback", "tension"])
def test_a_doubt_asks_one_question_and_the_job_is_done(
    house: House, monkeypatch: pytest.MonkeyPatch, job: str, language: Language
):
    doubt = Verdict(route=Route.FRAUD, certain=False, p=0.5)
    monkeypatch.setattr(house.limits, "judge", lambda text, language: doubt)
    text = {
        "id": "Senin kamu telat kirim laporan dan aku jadi lembur. Tolong kabari dulu, ya.",
        "en": "On Monday you sent the report late and I had to stay on. Please tell me first.",
    }[language]
    answer = answered(house, job, language, text=text).model_dump()
    assert answer["warnings"][0] == help_for(doubt, language).question
    assert answer["message"] if job == "feedback" else answer["opening"]
