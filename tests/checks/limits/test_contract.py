"""What each job does when coaching stops, in both languages."""

import pytest

from assistant.assembly import House
from assistant.checks.verdict import Route
from assistant.jobs import load_job
from assistant.jobs.contract import Answer
from assistant.texts import Language

SERIOUS: dict[Language, str] = {
    "id": "Selasa Pak Rudi meraba paha saya di ruang arsip. Dia brengsek. Sudah saya bilang stop.",
    "en": "On Tuesday Rob groped me in the archive room. He is a pig. I had told him to stop.",
}
LANGUAGES: tuple[Language, ...] = ("id", "en")


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
