"""The plan: a first sentence, three branches, a channel, a next step; nothing bad, nothing new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.checks.affirmation import affirmation
from assistant.checks.blame import stings
from assistant.checks.invention import invented
from assistant.checks.verdict import Route, Verdict
from assistant.jobs.change import Asked
from assistant.jobs.tension.changes import changed
from assistant.language.quoting import unquoted
from tests.jobs.tension.conftest import TUESDAY

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent / "two-sides.jsonl").read_text("utf-8").splitlines()
]
TELLINGS = [(f"{pair['id']}{side}", pair[side]) for pair in PAIRS for side in "ab"]


@pytest.mark.parametrize("telling", [each for _, each in TELLINGS], ids=[n for n, _ in TELLINGS])
def test_the_opening_holds_no_story_no_sting_and_nothing_new(plan, telling) -> None:
    answer = plan(telling["text"], relation=telling["relation"])
    assert answer.opening
    assert not any(story.lower() in answer.opening.lower() for story in telling["stories"])
    assert not stings(unquoted(answer.opening))
    assert not invented(answer.opening, [telling["text"]])


@pytest.mark.parametrize("telling", [each for _, each in TELLINGS], ids=[n for n, _ in TELLINGS])
def test_every_plan_is_complete_and_names_both_sides(plan, telling) -> None:
    answer = plan(telling["text"], relation=telling["relation"])
    assert len(answer.branches) == 3
    assert answer.unknowns
    assert all("?" in ask for ask in answer.unknowns)
    assert answer.interests.mine
    assert answer.interests.theirs
    assert answer.kindest
    assert answer.channel
    assert answer.next_step
    assert answer.avoid
    assert 1 <= len(answer.topics) <= 5


def test_the_plans_praise_nobody_and_take_no_side(plan) -> None:
    answers = [plan(telling["text"]) for _, telling in TELLINGS[::6]]
    words = [f"{a.kindest} {a.opening} {a.channel} {a.next_step}" for a in answers]
    assert affirmation(words) == 0.0


def test_who_did_the_harm_begins_with_the_repair(plan) -> None:
    answer = plan("On Monday I deleted Ines's slides without asking her. She hasn't talked to me.")
    assert answer.opening.startswith("Ines, on Monday I deleted your slides")
    assert "I'm sorry" in answer.opening


def test_who_did_no_harm_does_not_apologise(plan) -> None:
    answer = plan(
        "Bang Roni sudah tiga kali membatalkan jadwal survei. Saya sudah bilang dua kali kalau "
        "klien menunggu. Jumat kami bicara."
    )
    assert "maaf" not in answer.opening.lower()


def test_a_title_in_the_account_decides_the_address(plan) -> None:
    answer = plan("Bu Marni memotong laporan saya hari Rabu. Saya sungkan menegur beliau.")
    assert answer.opening.startswith("Bu Marni, ")
    assert "kamu" not in answer.opening


def test_nothing_is_guessed_from_a_bare_name(plan) -> None:
    answer = plan("Hendra ganti jadwal kami hari Rabu tanpa nanya aku. Besok kami ngobrol.")
    assert "Pak" not in answer.opening
    assert "Bapak" not in answer.opening


def test_great_heat_puts_the_talk_off_and_says_that_it_may_be_skipped(plan) -> None:
    answer = plan("Dia bentak aku di rapat tadi pagi. Sore ini kami 1:1.", heat=9)
    assert answer.warnings
    assert answer.channel.startswith("Nanti")
    assert "Kalau tetap mau hari ini, boleh" in answer.next_step


def test_a_meeting_in_ones_time_off_is_moved(plan) -> None:
    answer = plan(
        "I'm on leave until Monday. My lead Ms. Ahn called twice. She wants a meeting tomorrow.",
        relation="manager",
    )
    assert answer.channel.startswith("Not now.")


def test_the_next_step_has_a_day_that_is_marked_as_a_proposal(plan) -> None:
    answer = plan("Vito left the till open on Sunday. We have a one-on-one tomorrow.")
    assert "Proposed: Wed 2 Dec" in answer.next_step
    assert TUESDAY.isoformat() not in answer.next_step


@pytest.mark.parametrize("want", ["heard", "helped", "decide"])
def test_what_the_writer_wants_shapes_the_invitation(plan, want) -> None:
    text = "Vito left the till open on Sunday. We have a one-on-one tomorrow."
    assert plan(text, want=want).opening != plan(text).opening


def test_where_coaching_stops_the_facts_stay_and_the_plan_is_empty(plan) -> None:
    text = "Selasa dia menyentuh pinggangku di gudang. Aku bilang jangan. Kamis dia minta bertemu."
    answer = plan(text, Verdict(route=Route.HARASSMENT, certain=True))
    assert answer.facts
    assert answer.unknowns
    assert answer.topics[0] == "harassment"
    assert answer.opening == ""
    assert answer.branches == []
    assert answer.my_part is None
    assert answer.warnings


def test_a_doubt_asks_one_gentle_question_and_the_plan_goes_on(plan) -> None:
    text = "Dia diam terus sejak Senin dan bilang capek banget. Besok kami ngobrol."
    answer = plan(text, Verdict(route=Route.SELF_HARM, certain=False))
    assert answer.warnings[0].count("?") == 1
    assert answer.opening


def test_a_small_slip_does_not_hide_what_the_writer_came_for(plan) -> None:
    answer = plan(
        "On Thursday Noor moved the delivery to Sunday and told nobody on my side. Two drivers "
        "waited at a locked yard. I was so angry that I left her out of the Monday call. She does "
        "it to show who decides. I want changes announced a day ahead."
    )
    assert "left you out of the Monday call" in answer.opening
    assert "I'd like changes announced a day ahead" in answer.opening
    assert answer.interests.mine[0] == "changes announced a day ahead"
    assert "felt" not in answer.kindest


def test_who_did_the_harm_first_begins_with_it(plan) -> None:
    answer = plan("Kamis aku bentak Wira di depan pelanggan. Dia pulang dan belum membalas chat.")
    assert answer.opening.startswith("Wira, ")
    assert "maaf" in answer.opening.lower()
    assert "Bisa jadi Wira merasa" in answer.kindest or "Kalau Wira merasa" in answer.kindest


@pytest.mark.parametrize(
    ("words", "noted"),
    [("I'll talk to her today anyway", "without cooling down"), ("on Friday, as the date", "Fri")],
)
def test_a_skipped_pause_is_noted_with_the_plan(plan, words, noted) -> None:
    text = "Farah deleted my sheet on Monday. She never asked."
    answer = plan(text, heat=9)
    kind = "date" if "date" in words else None
    asked = Asked(words, kind, {"text": text, "heat": 9}, answer, "en", TUESDAY)
    change = changed(asked)
    assert change is not None
    assert change.answer is not None
    assert noted in change.answer.next_step


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Joyce promised the pallets three times. Next truck leaves on Thursday.", "Wed 25 Nov"),
        ("Pak Yus menegur saya di grup. Audit mulai hari Kamis.", "Rabu 25 Nov"),
        ("Lu reads my mails. We talk on Wednesday; the audit is on Friday.", "Thu 26 Nov"),
    ],
)
def test_the_next_step_lies_before_the_day_that_the_account_waits_for(plan, text, day) -> None:
    assert day in plan(text).next_step


def test_a_hurt_in_public_is_put_right_in_public(plan) -> None:
    answer = plan("I laughed at Marek's accent in the all-hands. Since then his camera is off.")
    assert "in front of the same people" in answer.opening


def test_the_heaviest_doing_stands_in_the_opening_and_not_the_hour_of_a_mail(plan) -> None:
    text = "My lead Priya force-pushed over my branch on Monday and three days of work were gone. "
    assert "force-pushed" in plan(text + "She sent one email at 11pm. I didn't answer it.").opening


def test_who_stands_somewhere_is_turned_to_a_clean_you(plan) -> None:
    assert "You have promised" in plan("Joyce at the depot has promised me the van twice.").opening


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My boss Ottilie gave my stall to Ferdinand. We talk tomorrow.", "gave my stall to Ferdi"),
        (
            "Gunnar always leaves the gate open at night. I see him at six.",
            "You leave the gate",
        ),
        ("Sena dari dapur selalu buang sisa cat di bak kami. Besok ngobrol.", "buang sisa cat"),
        ("Rabu aku nanya Sena soal kunci, Kamis nanya lagi, belum dijawab.", "nanya lagi"),
    ],
)
def test_the_opening_says_what_happened_in_the_writers_words(plan, text, said) -> None:
    assert said in plan(text).opening


def test_a_quote_that_stung_is_not_repeated_in_the_apology(plan) -> None:
    opening = plan('I wrote "you useless idiot" on Gunnar\'s locker. We meet at five.').opening
    assert "idiot" not in opening
    assert "sorry" in opening


def test_the_day_of_the_talk_stands_in_the_next_step(plan) -> None:
    answer = plan("Jelle left the gate open twice. I'll talk to him on Monday.")
    assert "30 Nov" in answer.next_step
