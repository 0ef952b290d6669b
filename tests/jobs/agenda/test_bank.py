"""The question bank: two hundred a language, tagged, natural to ask."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.jobs.agenda.bank import (
    BENEFITS,
    MOMENTS,
    fitting,
    matter_of,
    matter_questions,
    questions,
)
from assistant.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_two_hundred_or_more_and_each_is_one_open_line(language) -> None:
    bank = (*questions(language), *matter_questions(language))
    assert len(bank) == len({q.id for q in bank}) >= 200
    assert all(q.text.endswith("?") and q.text.count("?") == 1 for q in bank)
    assert all(not q.polite or q.polite.endswith("?") for q in bank)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_benefit_has_all_depths(language) -> None:
    counted = Counter((q.benefit, q.depth) for q in questions(language))
    assert set(counted) == {(b, d) for b in BENEFITS for d in ("light", "open", "deep")}
    assert min(counted.values()) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment_has_questions(language, moment) -> None:
    assert len(fitting(language, moment=moment, relation="peer")) >= 2


@pytest.mark.parametrize("moment", MOMENTS)
def test_somebody_who_is_not_called_kamu_can_be_asked_at_every_moment(moment) -> None:
    polite = fitting("id", moment=moment, relation="manager", polite=True)
    assert polite
    for question in polite:
        assert not {"kamu", "aku", "nggak"} & set(question.polite.lower().split())


def test_a_remote_question_is_only_for_those_who_are_far() -> None:
    near = {q.id for q in fitting("en", moment="opening", relation="peer")}
    far = {q.id for q in fitting("en", moment="remote", relation="peer")}
    assert not near & far


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_matter_has_three_questions_in_both_wordings(language) -> None:
    counted = Counter(q.matter for q in matter_questions(language))
    assert min(counted.values()) >= 3
    assert language == "en" or all(q.polite for q in matter_questions(language))


@pytest.mark.parametrize(
    ("title", "language", "matter"),
    [
        ("Cuti bersama bulan depan", "id", "leave"),
        ("Hubungi bagian gudang", "id", "contact"),
        ("Pindah meja", "id", None),
        ("New rota for the ward", "en", "schedule"),
        ("Ask Lena about the room", "en", "contact"),
    ],
)
def test_a_point_is_asked_about_by_what_it_is_about(title, language, matter) -> None:
    assert matter_of(title, language) == matter
