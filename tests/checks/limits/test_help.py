from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from assistant.checks.limits.contacts import contacts, contacts_for, stale_contacts
from assistant.checks.limits.help import dismissal, help_for, not_done
from assistant.checks.verdict import CLEAR_ROAD, About, Route, Verdict
from assistant.texts import LANGUAGES, Language, text

CASES = [
    (route, about, language)
    for route in Route
    for about in get_args(About)
    for language in LANGUAGES
]
OWN = """
contacts:
  - id: our-counsellor
    routes: [harassment, self-harm]
    where: inside
    name: {id: "Bu Lastri, konselor kantor", en: "Lastri, our counsellor"}
    how: {id: "lantai 3", en: "third floor"}
    purpose: {id: "mendengarkan", en: "listens"}
    checked: 2026-06-01
    source: "our handbook"
"""


@pytest.mark.parametrize(("route", "about", "language"), CASES)
def test_every_route_has_an_answer_people_and_a_fact_log(
    route: Route, about: About, language: Language
):
    offered = help_for(Verdict(route=route, about=about), language)
    assert offered.message
    assert dismissal(language) in offered.message
    assert offered.question == ""
    assert 3 <= len(offered.people) <= 10
    assert {text(f"limits.log.{ask}", language) for ask in ("when", "where", "what", "who")} <= set(
        offered.fact_log
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", list(Route))
def test_a_doubt_asks_exactly_one_question(route: Route, language: Language):
    offered = help_for(Verdict(route=route, certain=False), language)
    assert offered.question.count("?") == 1
    assert "?" not in offered.message
    assert offered.people


def test_nothing_is_said_where_no_route_is_due():
    assert help_for(CLEAR_ROAD, "id").people == ()


def test_self_harm_begins_with_the_person_and_offers_company_first():
    offered = help_for(Verdict(route=Route.SELF_HARM, about="self"), "id")
    assert "kamu" in offered.message.split(".")[0]
    assert "percaya" in offered.people[0].name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_app_does_not_do_is_said(language: Language):
    assert not_done(language)


def test_an_organisations_own_people_come_first(tmp_path: Path):
    (tmp_path / "contacts.yaml").write_text(OWN, encoding="utf-8")
    offered = help_for(Verdict(route=Route.HARASSMENT), "id", organisation=tmp_path)
    assert offered.people[0].name == "Bu Lastri, konselor kantor"


def test_an_organisation_without_contacts_changes_nothing(tmp_path: Path):
    assert contacts(tmp_path) == contacts()


def test_contacts_have_distinct_ids_dates_and_sources():
    every = contacts()
    assert len({c.id for c in every}) == len(every)
    assert all(c.source for c in every)
    assert all(c.source.startswith("https://") or " " in c.source for c in every)


@pytest.mark.parametrize("route", list(Route))
def test_every_route_has_somebody_near_in_indonesia_and_elsewhere(route: Route):
    assert {c.where for c in contacts_for(route, "id")} == {"inside", "indonesia", "world"}


def test_indonesian_speakers_see_indonesian_lines_before_others():
    places = [c.where for c in contacts_for(Route.SELF_HARM, "id")]
    assert places.index("indonesia") < places.index("world")


def test_a_contact_is_stale_after_twelve_months():
    newest = max(c.checked for c in contacts())
    assert stale_contacts(newest) == []
    assert set(stale_contacts(newest + timedelta(days=800))) == {c.id for c in contacts()}
    assert stale_contacts(date(2020, 1, 1)) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_doubt_about_a_life_names_people_at_once(language: Language):
    offered = help_for(Verdict(route=Route.SELF_HARM, certain=False), language)
    assert offered.lines() == [offered.question]
    assert all(person.name in offered.question for person in offered.people[:3])
