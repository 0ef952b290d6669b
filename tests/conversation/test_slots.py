"""What a message already tells is not asked again."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.conversation.slots import (
    agenda_fields,
    coming_session,
    day_in,
    focus_in,
    minutes_in,
    only_a_session,
    person_in,
    person_said,
    relation_in,
    role_in,
    told_topics,
    topics_in,
)
from assistant.memory.people import Person

TODAY = date(2026, 11, 24)
WATI = Person("1", "Wati", relation="peer")


@pytest.mark.parametrize(
    ("message", "minutes"),
    [
        ("besok ketemu Wati, setengah jam", 30),
        ("45 menit sama Pak Yusuf", 45),
        ("an hour with Kofi", 60),
        ("1.5 hours with the team lead", 90),
        ("cuma 20 mnt", 20),
        ("just a quarter of an hour", 15),
        ("cm 20mnt ya", 20),
        ("satu jam setengah", 90),
        ("twenty minutes, no more", 20),
        ("in 2 hours", None),
        ("2 jam lagi ketemu", None),
        ("jam 10 ketemu Wati", None),
        ("2 minutes", None),
        ("besok ketemu Wati", None),
    ],
)
def test_a_length_of_time_is_understood(message, minutes) -> None:
    assert minutes_in(message) == minutes


@pytest.mark.parametrize(
    ("message", "known", "person"),
    [
        ("besok 1:1 sama wati", ["Wati"], "Wati"),
        ("Kamis ketemu Bu Ratna", [], "Bu Ratna"),
        ("catch-up with Kofi at ten", [], "Kofi"),
        ("prepare my session", [], None),
        ("I'm meeting my new manager Tom on Thursday", [], "Tom"),
        ("Kamis saya ketemu bu ratna", ["Ratna"], "Bu Ratna"),
        ("ketemu Senin depan", [], None),
        ("lampunya dim, ganti", ["Dim"], None),
    ],
)
def test_a_person_is_found_by_name_or_by_the_word_before_it(message, known, person) -> None:
    people = [Person(name, name) for name in known]
    assert person_in(message, people) == person


@pytest.mark.parametrize(
    ("reply", "person"),
    [
        ("greta", "Greta"),
        ("sama Pak Yusuf Mansur.", "Pak Yusuf Mansur"),
        ("put it first now", None),
    ],
)
def test_a_short_reply_is_a_name_only_where_it_looks_like_one(reply, person) -> None:
    assert person_said(reply) == person


def test_what_the_session_is_about_is_heard() -> None:
    assert focus_in("Kamis ketemu Bu Ratna, bahas jadwal piket", TODAY) == "jadwal piket"
    assert focus_in("mau bahas soal cuti besok", TODAY) == "cuti"
    assert focus_in("mau ngomongin soal lembur sama Bu Erna Kamis", TODAY) == "lembur"
    assert focus_in("enaknya bahas apa ya", TODAY) is None
    assert focus_in("what to discuss with Rina tomorrow", TODAY) is None


def test_the_day_of_the_session_is_not_that_of_its_topic() -> None:
    assert day_in("1:1 besok, bahas soal cuti akhir tahun", TODAY) == date(2026, 11, 25)
    assert day_in("mau bahas cuti Jumat", TODAY) == date(2026, 11, 27)
    assert day_in("bahas cuti akhir tahun", TODAY) is None


@pytest.mark.parametrize(
    ("message", "only"),
    [
        ("Wati, besok", True),
        ("mau 1:1 besok", True),
        ("setengah jam", True),
        ("Wati cuti kapan ya", False),
        ("besok aku capek", False),
    ],
)
def test_a_message_that_only_names_a_session_is_known(message, only) -> None:
    assert only_a_session(message, [WATI], TODAY) is only


def test_a_relation_is_taken_from_the_words_only() -> None:
    assert relation_in("monthly with my boss") == "manager"
    assert relation_in("ngobrol sama anak buahku") == "report"
    assert relation_in("she is my new line manager") == "manager"
    assert relation_in("ngobrol sama Pak Yusuf") is None
    assert relation_in("the report is late") is None


def test_an_agenda_begins_with_all_that_the_message_tells() -> None:
    fields = agenda_fields("besok 1:1 sama Wati, rekan kerja, setengah jam", [WATI], TODAY)
    assert fields == {
        "person": "Wati",
        "minutes": 30,
        "date": "2026-11-25",
        "at": None,
        "zone": None,
        "relation": "peer",
        "focus": None,
        "wishes": None,
    }


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("bsk 1on1 sm mbak Lia", "Mbak Lia"),
        ("lusa ketemu pak joko jam 9", "Pak Joko"),
        ("1on1 ama kak Nadia bsk", "Kak Nadia"),
        ("besok ketemu mas Eko bahas Wati", "Mas Eko"),
        ("besok bahas lembur Wati sama timnya", "Wati"),
    ],
)
def test_a_new_name_behind_a_title_is_heard(message: str, name: str) -> None:
    assert person_in(message, [WATI]) == name


@pytest.mark.parametrize(
    ("message", "topics"),
    [
        (
            "besok ketemu Wati bahas kontrak, rotasi, sama tunjangan",
            ["kontrak", "rotasi", "tunjangan"],
        ),
        ("bahas kontrak dan rotasi, 20 menit aja", ["kontrak", "rotasi"]),
        ("wanna talk abt the flaky tests and his leave", ["flaky tests", "leave"]),
        (
            "with Wati tomorrow about the roadmap, hiring and on-call",
            ["roadmap", "hiring", "on-call"],
        ),
        ("bahas kontrak, dia lagi capek", ["kontrak"]),
        ("bahas kerja sama klien, sama Wati", ["kerja sama klien"]),
    ],
)
def test_all_topics_of_a_list_are_kept(message: str, topics: list[str]) -> None:
    assert topics_in(message, TODAY) == topics


@pytest.mark.parametrize(
    ("message", "coming"),
    [
        ("bsk gw 1on1 sm mbak Lia, anak data gw. dia capek", True),
        ("got a 1on1 with Kofi tmrw 20 mins. he seems tired", True),
        ("tadi 1on1 sama Wati, besok dia kirim laporan", False),
        ("habis ketemu Wati, besok aku cek", False),
    ],
)
def test_a_session_to_come_is_told_from_one_that_was(message: str, coming: bool) -> None:
    assert coming_session(message, [WATI], TODAY) is coming


def test_what_is_told_about_the_other_is_a_topic() -> None:
    told = told_topics(
        "bsk 1on1 sm Wati. dia kyknya jenuh, kerjaan dobel, trs dia jg nanya soal mutasi"
    )
    assert told == ["jenuh", "kerjaan dobel", "mutasi"]


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ("besok 1:1 sama bosku jam 10", "bos"),
        ("ketemu atasan baruku Kamis", "atasan"),
        ("seeing my line manager on Monday", "your manager"),
        ("1:1 with my boss", "your boss"),
        ("besok ngobrol sama Rina", None),
    ],
)
def test_a_role_may_stand_for_a_name(message, role) -> None:
    assert role_in(message) == role


@pytest.mark.parametrize(
    ("message", "topics"),
    [
        ("besok 1:1 sama bos, mau minta tambah orang tapi sungkan", ["tambah orang"]),
        ("kamis jam 3 sama Wati bahas piket sama uang makan", ["piket", "uang makan"]),
        ("with Wati at 4 about the rota", ["rota"]),
        ("sama Wati bahas stok jam 9 pagi", ["stok"]),
        ("sama Wati bahas kerja sama tim", ["kerja sama tim"]),
    ],
)
def test_topics_end_where_hours_and_doubts_begin(message, topics) -> None:
    assert topics_in(message, TODAY) == topics


def test_a_short_name_needs_no_capital_behind_with() -> None:
    ann = Person("a", "Ann", relation="peer")
    assert person_in("1:1 w/ ann tomorrow", [ann]) == "Ann"
    assert person_in("as ann said", [ann]) is None
