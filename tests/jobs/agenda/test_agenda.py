"""What an agenda promises beyond its points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from assistant.engines.scripted import Scripted
from assistant.jobs import load_job
from assistant.jobs.agenda.asking import question_ids
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.agenda.material import Material, gather
from assistant.jobs.agenda.minutes import shared_out
from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.jobs.agenda.world import NOW, TODAY, context, memories

MOST_READS = 5


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Memory]:
    store = Store(Settings(home=tmp_path / "empty"), clock=lambda: NOW)
    yield store.for_user("me")
    store.close()


@pytest.fixture(scope="module")
def ayu(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return memories(tmp_path_factory.mktemp("demo"))["Ayu"]


def draft(memory: Memory, language: str = "id", **fields: object) -> AgendaAnswer:
    request = AgendaRequest.model_validate(fields)
    return load_job("agenda").draft(request, context(memory, language))


def material(memory: Memory, **fields: object) -> Material:
    return gather(AgendaRequest.model_validate(fields), context(memory))


def reads(memory: Memory, **fields: object) -> int:
    seen: list[str] = []

    def note(_conn, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen.append(statement)

    event.listen(memory.desk.engine, "before_cursor_execute", note)
    try:
        draft(memory, **fields)  # pyright: ignore[reportArgumentType]
    finally:
        event.remove(memory.desk.engine, "before_cursor_execute", note)
    return len(seen)


def test_a_draft_costs_no_more_on_nine_months_than_on_one_session(ayu, empty) -> None:
    empty.sessions.add("Rina", TODAY - timedelta(days=7), agenda=["Cuti"], notes="Cuti belum.")
    few, many = reads(empty, person="Rina"), reads(ayu, person="Rina")
    print(f"{few} reads on one session, {many} on nine months; no search")
    assert many <= few <= MOST_READS


@pytest.mark.parametrize("minutes", [5, 7, 10, 15, 20, 33, 60, 240])
def test_minutes_add_up_whatever_the_length(ayu, minutes) -> None:
    items = draft(ayu, person="Rina", minutes=minutes).items
    assert sum(item.minutes for item in items) == minutes
    assert all(item.minutes > 0 for item in items)
    assert len(items) <= 5


def test_minutes_are_shared_out_after_their_weight() -> None:
    assert shared_out(30, [5, 8, 4]) == [9, 14, 7]
    assert shared_out(3, [1, 100, 1]) == [1, 1, 1]


def test_a_session_takes_as_long_as_its_series_unless_said(ayu) -> None:
    assert sum(item.minutes for item in draft(ayu, person="Dimas").items) == 45
    assert sum(item.minutes for item in draft(ayu, person="Dimas", minutes=15).items) == 15


def test_theirs_come_before_mine(ayu) -> None:
    titles = [item.title for item in draft(ayu, person="Rina", minutes=30).items]
    assert titles.index("Daftar periksa rilis") == 4
    assert titles[0] == "Kabar dan beban"


def test_an_overdue_promise_of_mine_comes_with_an_honest_line(ayu) -> None:
    item = draft(ayu, person="Rina", minutes=30).items[-1]
    assert item.source.kind == "promise"
    assert item.questions[:1] == [
        "Ini utangku, dan sudah lewat: kirim daftar periksa rilis (Selasa 10 Nov). Maaf, ya. "
        "Apa yang jadi ketahan di kamu? Hari ini juga kukabari kapan beresnya."
    ]


def test_a_sensitive_topic_opens_with_purpose_and_invitation(ayu) -> None:
    items = draft(ayu, person="Dimas", minutes=45).items
    (topic,) = [item for item in items if item.title.startswith("Cache dimatikan")]
    assert "dari sisi Mas" in topic.questions[0]


def test_the_manager_is_spoken_to_as_ibu(ayu) -> None:
    spoken = "\n".join(q for item in draft(ayu, person="Ratna").items for q in item.questions)
    assert "Ibu" in spoken
    assert not {"kamu", "aku", "nggak"} & set(spoken.lower().split())


def test_a_title_in_the_name_of_somebody_unknown_is_honoured(empty) -> None:
    assert material(empty, person="Pak Hendra").voice.you == "Bapak"
    assert material(empty, person="Hendra").voice.you == "kamu"


def test_no_question_is_asked_again_within_three_sessions(empty) -> None:
    empty.people.save("Wati", relation="peer")
    asked: list[set[str]] = []
    for week in range(6):
        day = TODAY - timedelta(days=70 - 7 * week)
        found = material(empty, person="Wati")
        answer = draft(empty, person="Wati", minutes=30)
        ids = question_ids([q for item in answer.items for q in item.questions], found.voice)
        assert ids
        assert not set(ids) & set().union(*asked[-3:])
        asked.append(set(ids))
        titles = [item.title for item in answer.items]
        empty.sessions.add("Wati", day, agenda=titles, covered=titles, questions=ids)


def test_a_neglected_benefit_is_proposed_with_its_reason(ayu) -> None:
    private = draft(ayu, person="Rina").private
    assert "Belum tersentuh di 3 sesi terakhir: apresiasi dan beban kerja." in private


def test_a_point_put_off_three_times_is_a_question(ayu) -> None:
    assert "sudah 3 kali direncanakan" in draft(ayu, person="Rina").private


def test_two_sessions_that_did_not_happen_are_a_question_with_reasons(empty) -> None:
    empty.sessions.add("Wati", TODAY - timedelta(days=40), covered=["Kabar"])
    for days, why in ((26, "dia dinas"), (12, "aku sakit")):
        planned = empty.sessions.add("Wati", TODAY - timedelta(days=days), status="planned")
        empty.sessions.skip(planned.id, why)
    private = draft(empty, person="Wati").private
    assert "2 kali sesi kalian nggak jadi" in private
    assert "“dia dinas”" in private


def test_heavy_feedback_on_a_friday_comes_with_a_hint(empty, ayu) -> None:
    friday, thursday = date(2026, 11, 27), date(2026, 11, 26)
    empty.sessions.add("Wati", TODAY - timedelta(days=7), covered=["Kabar"])
    empty.feedback.add("Kemarin kamu memotong penjelasanku dua kali.", "Wati")
    assert "Jumat sore" in draft(empty, person="Wati", date=friday).warnings[0]
    assert draft(empty, person="Wati", date=thursday).warnings == []
    assert draft(ayu, person="Dimas", date=friday).warnings == []  # they meet at ten


def test_a_public_holiday_is_pointed_out(ayu) -> None:
    warnings = draft(ayu, "en", person="Rina", date=date(2026, 12, 25)).warnings
    assert "public holiday" in warnings[0]


def refined(ayu: Memory, model: dict[str, object]) -> tuple[AgendaAnswer, AgendaAnswer, list]:
    job, request = load_job("agenda"), AgendaRequest(person="Rina", minutes=30)
    world = context(ayu)
    before = job.draft(request, world)
    (after,) = job.refine(request, world, before, Scripted([model]))
    return before, after, job.check(request, world, before, after)


def test_a_model_may_reword_a_question_and_reorder_between(ayu, allow_models) -> None:
    question = "Tanggal berapa saja cutinya, dan siapa yang jaga?"
    model = {"order": [4, 3, 2], "questions": [{"n": 4, "question": question}]}
    before, after, findings = refined(ayu, model)
    assert findings == []
    assert after.items[1].questions == [question]
    assert [i.title for i in after.items[::4]] == [i.title for i in before.items[::4]]
    assert sum(item.minutes for item in after.items) == 30
    assert after.shareable.splitlines()[3].startswith("2. Cuti akhir tahun")


@pytest.mark.parametrize(
    "question",
    [
        "Kata Bagas cuti tanggal 24, gimana?",
        "What are we not seeing about the leave at all?",
        "Cuti.",
        "Cuti akhir tahun, dan sejak kapan?",
        "Kenapa kamu selalu malas urus cuti?",
    ],
)
def test_a_bad_question_speaks_against_the_refinement(ayu, question, allow_models) -> None:
    _, _, findings = refined(ayu, {"order": [], "questions": [{"n": 4, "question": question}]})
    assert findings


@pytest.mark.parametrize(
    ("language", "task", "said"),
    [
        ("en", "Chase facilities about her badge", "chasing facilities about your badge"),
        ("en", "Ask Priya for her slides", "asking Priya for her slides"),
        ("en", "Introduce her to Kemi", "introducing you to Kemi"),
        ("id", "Tanya IT soal aksesnya", "tanya IT soal aksesmu"),
        ("id", "Kirim revisi dan lampirannya", "kirim revisi dan lampirannya"),
    ],
)
def test_an_overdue_promise_is_said_to_the_other(empty, language, task, said) -> None:
    empty.people.save("Ngozi", relation="report", language=language)
    empty.promises.add(task, person="Ngozi", due=TODAY - timedelta(days=5))
    spoken = [q for i in draft(empty, language, person="Ngozi").items for q in i.questions]
    (owned,) = [line for line in spoken if said in line]
    assert "…" not in owned


def test_a_burden_of_the_other_is_named_once_and_never_on_the_copy_to_send(empty) -> None:
    empty.people.save("Ngozi", language="en", careful="Her father is very ill; she told only me.")
    day = TODAY - timedelta(days=14)
    empty.sessions.add("Ngozi", day, notes="Her father is in hospital, she drives there daily.")
    empty.topics.add("Her father in hospital", "Ngozi", sensitive=True)
    answer = draft(empty, "en", person="Ngozi", minutes=30)
    assert answer.private.count("father") == 1
    assert "father" not in answer.shareable


def test_what_the_other_has_said_sorry_for_is_not_raised_again(empty) -> None:
    day = TODAY - timedelta(days=10)
    empty.sessions.add("Wulan", day, notes="Hitungan stok salah. Wulan minta maaf duluan.")
    empty.feedback.add("Hitungan stok salah, gudang kerja dua kali.", "Wulan", on=day)
    answer = draft(empty, person="Wulan", minutes=30)
    assert all("stok" not in q for item in answer.items for q in item.questions)
    assert "nggak perlu diulang" in answer.private


def test_what_i_have_said_sorry_for_is_still_theirs_to_hear(empty) -> None:
    day = TODAY - timedelta(days=10)
    empty.sessions.add("Wulan", day, notes="Hitungan stok salah. Aku minta maaf ke tim.")
    empty.feedback.add("Hitungan stok salah, gudang kerja dua kali.", "Wulan", on=day)
    assert "nggak perlu diulang" not in draft(empty, person="Wulan", minutes=30).private


def test_a_worry_in_the_last_notes_opens_the_session(empty) -> None:
    day = TODAY - timedelta(days=7)
    empty.sessions.add("Wulan", day, notes="Wulan cerita dia takut salah terus.")
    first = draft(empty, person="Wulan", minutes=30).items[0]
    assert first.questions == ["Terakhir kali kamu bilang takut salah terus. Sekarang gimana?"]


def test_what_falls_due_before_the_next_session_comes_first(empty) -> None:
    empty.promises.add("Tulis panduan", person="Wulan", owner="them")
    empty.topics.add("Audit 30 Nov", "Wulan")
    titles = [item.title for item in draft(empty, person="Wulan", minutes=30).items]
    assert titles.index("Audit 30 Nov") < titles.index("Tulis panduan")


def test_what_somebody_else_has_promised_is_told_under_their_name(empty) -> None:
    empty.promises.add("Pasang rak", person="Wulan", owner="Gilang")
    answer = draft(empty, person="Wulan", minutes=30)
    assert "Di Gilang: pasang rak" in answer.brief
    assert "Wulan masih pegang" not in answer.brief


def test_a_promise_about_what_was_put_off_is_one_point_with_a_question(empty) -> None:
    empty.sessions.add("Obi", TODAY - timedelta(days=7), agenda=["Study leave"], covered=[])
    empty.promises.add("Approve his study leave", person="Obi", due=TODAY - timedelta(days=2))
    (leave,) = [i for i in draft(empty, "en", person="Obi").items if "leave" in i.title.lower()]
    assert leave.title == "Study leave"
    assert len(leave.questions) == 2
    assert leave.questions[1].endswith("?")


def test_words_that_only_name_the_kind_of_session_are_no_point_beside_wishes(empty) -> None:
    wishes = ["our first skip-level", "rota for spring"]
    answer = draft(empty, "en", person="Ms Lindqvist", wishes=wishes)
    titles = [item.title for item in answer.items]
    assert titles[0].startswith("Why we meet")
    assert "Rota for spring" in titles
    assert "Our first skip-level" not in titles


def test_what_was_to_be_tried_is_told_and_not_apologised_for(empty) -> None:
    empty.people.save("Dewanti", relation="mentor", language="id")
    due = TODAY - timedelta(days=5)
    empty.promises.add("Coba diam lima detik dulu", person="Dewanti", due=due)
    (point,) = [i for i in draft(empty, person="Dewanti").items if i.title.startswith("Diam")]
    assert point.questions[0].startswith("Yang mau kucoba: diam lima detik dulu")
    assert "maaf" not in point.questions[0].lower()


def test_a_mentor_is_asked_first(empty) -> None:
    empty.people.save("Dewanti", relation="mentor", language="id")
    empty.sessions.add("Dewanti", TODAY - timedelta(days=20), notes="Ngobrol soal presentasi.")
    empty.promises.add("Kirim buku", person="Dewanti", owner="them")
    items = draft(empty, person="Dewanti", wishes=["terima tawaran Surabaya atau tidak"]).items
    assert items[1].title.startswith("Terima tawaran Surabaya")


def test_a_row_that_is_told_beforehand_is_opened_with(empty) -> None:
    answer = draft(empty, "en", person="Kofi", wishes=["we argued yesterday", "the float count"])
    titles = [item.title for item in answer.items]
    assert titles[0] == "After last time"
    assert "The float count" in titles
    assert not any("argued" in title for title in titles)


def test_what_the_other_feels_is_put_as_an_impression_and_not_sent(empty) -> None:
    answer = draft(empty, person="Kofi", relation="peer", wishes=["dia ngerasa dilewati", "kas"])
    (said,) = [q for i in answer.items for q in i.questions if "Kesanku" in q]
    assert "kamu ngerasa dilewati" in said
    assert "dilewati" not in answer.shareable
