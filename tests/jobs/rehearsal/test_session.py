"""The simulated co-worker is moved by what is said, and by nothing else."""

from __future__ import annotations

import pytest

from assistant.checks.blame import stings
from assistant.checks.verdict import Route, Verdict
from assistant.language.lexicon import load_yaml

QUARREL = "Anselm moved my training day without asking. We meet at noon."
PERTENGKARAN = "Kirana ganti jadwal pelatihanku tanpa nanya. Siang ini kami ketemu."
KIND = (
    "Anselm, I'm sorry I was short with you on the phone.",
    "How was it on your side that week?",
    "I can see that you had to find a date quickly.",
    "I'd like us both to know before a day moves.",
    "Could you call me before you move one?",
    "My part was that I never told you which days matter.",
    "What would make that easy for you?",
    "Thank you, that helps me a lot.",
    "Shall we try it for a month?",
    "What else should I know?",
)
BAIK = (
    "Kirana, maaf ya kemarin aku jutek di telepon.",
    "Dari sisi kamu, minggu itu gimana?",
    "Aku ngerti kamu harus cepat cari tanggal.",
    "Aku pengin kita sama-sama tahu sebelum jadwalnya geser.",
    "Boleh telepon aku dulu sebelum digeser?",
    "Bagianku, aku nggak pernah bilang hari mana yang penting.",
    "Apa yang bikin itu gampang buat kamu?",
    "Makasih, itu membantu banget.",
    "Gimana kalau kita coba sebulan?",
    "Ada lagi yang perlu aku tahu?",
)


def test_a_rehearsal_opens_with_the_other(play) -> None:
    (hello,) = play(QUARREL)
    assert hello.reply
    assert hello.observations == []


@pytest.mark.parametrize(("scenario", "said"), [(QUARREL, KIND), (PERTENGKARAN, BAIK)])
def test_no_line_comes_twice_in_a_session(play, scenario, said) -> None:
    replies = [answer.reply for answer in play(scenario, *said)]
    assert len(set(replies)) == len(said)


def test_good_turns_build_trust_and_cool_the_talk(play) -> None:
    first, *_, last = play(QUARREL, *KIND[:4])
    assert last.stance.trust > first.stance.trust - 1
    assert last.stance.heat < 4
    assert last.stance.openness > 5


def test_blame_heats_the_talk_and_costs_trust(play) -> None:
    (answer,) = play(QUARREL, "You always do this. You don't care about anyone.")
    assert answer.stance.heat > 4
    assert answer.stance.trust < 5
    assert answer.observations[0].move == "blame"


@pytest.mark.parametrize("said", ["Hm.", "On Tuesday the list said twelve.", "Okay then."])
def test_the_other_does_not_escalate_without_cause(play, said) -> None:
    (answer,) = play(QUARREL, said)
    assert answer.stance.heat <= 4


def test_one_kind_word_does_not_make_the_other_give_in(play) -> None:
    (answer,) = play(QUARREL, "I'm sorry, I understand you, thank you, let's agree.")
    assert max(answer.stance.trust - 5, answer.stance.openness - 5) <= 2


def test_the_observer_quotes_the_users_own_words(play) -> None:
    said = "Kamu selalu begitu. Dari sisi kamu gimana?"
    (answer,) = play(PERTENGKARAN, said)
    assert [seen.move for seen in answer.observations] == ["blame", "question"]
    assert all(seen.quote in said for seen in answer.observations)
    assert all(seen.note for seen in answer.observations)


def test_it_gets_harder_when_it_goes_well(play) -> None:
    answers = play(QUARREL, *KIND[:3])
    challenges = load_yaml("assistant.jobs.rehearsal", "replies.en")["challenge"]
    assert answers[-1].reply in {line for lines in challenges.values() for line in lines}


def test_after_six_turns_one_thing_to_keep_and_one_to_change(play) -> None:
    *earlier, last = play(QUARREL, *KIND[:5], "You never tell me anything.")
    assert not [seen for answer in earlier for seen in answer.observations if seen.move == "keep"]
    looked_back = {seen.move: seen.quote for seen in last.observations}
    assert looked_back["keep"].startswith("Anselm, I'm sorry")
    assert looked_back["change"] == "You never tell me anything."


def test_a_shorter_list_of_turns_takes_the_talk_back(play) -> None:
    calm = play(QUARREL, KIND[0])[0]
    play(QUARREL, KIND[0], "This is your fault.")
    assert play(QUARREL, KIND[0])[0] == calm


@pytest.mark.parametrize(
    ("scenario", "temper"),
    [
        ("He shouts at everyone when it gets tight.", "hot"),
        ("Dia diam dan nggak balas chat-ku seminggu.", "closed"),
    ],
)
def test_the_scenario_sets_the_temper(play, scenario, temper) -> None:
    stance = play(scenario)[0].stance
    assert stance.heat >= 7 if temper == "hot" else stance.openness <= 3


@pytest.mark.parametrize("route", [Route.HARASSMENT, Route.SELF_HARM])
def test_what_must_leave_coaching_is_not_played(play, route) -> None:
    (answer,) = play(QUARREL, "Hello.", verdict=Verdict(route=route, certain=True))
    assert answer.reply == ""
    assert answer.warnings


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_bank_insults_nobody_and_serves_ten_sessions(language) -> None:
    bank = load_yaml("assistant.jobs.rehearsal", f"replies.{language}")
    lines = [line for moods in bank.values() for each in moods.values() for line in each]
    hard = [s.kind for line in lines for s in stings(line) if not s.weak]
    assert not {"insult", "profanity", "private-matter"} & set(hard)
    assert len(lines) == len(set(lines))
    assert len(lines) >= 120


def test_the_same_words_bring_different_replies_in_different_scenarios(play) -> None:
    scenarios = [f"{QUARREL} It was week {number}." for number in range(10)]
    replies = {play(scenario, KIND[1])[0].reply for scenario in scenarios}
    assert len(replies) >= 3


def test_thanks_and_a_subject_are_not_taken_for_an_apology(play) -> None:
    answer = play(QUARREL, "Thanks for making time. I'd like to talk about the rota.")[0]
    assert [each.move for each in answer.observations] == ["thanks", "topic"]


@pytest.mark.parametrize("words", ["I never get to see my children.", "Great. Thanks."])
def test_what_is_not_about_the_other_is_no_blame(play, words) -> None:
    assert "blame" not in [each.move for each in play(QUARREL, words)[0].observations]


def test_a_request_is_answered_even_where_it_gets_harder(play) -> None:
    answers = play(
        QUARREL,
        "I understand that it was a hard week.",
        "I'd like both of us to get home on time.",
        "Could we tell each other a day ahead?",
    )
    bank = load_yaml("assistant.jobs.rehearsal", "replies.en")
    said = answers[-1].reply
    assert any(line in said for lines in bank["request"].values() for line in lines)


@pytest.mark.parametrize(
    ("scenario", "said", "language"),
    [
        ("Anselm lost my order twice and told the others I'd failed the exam.", KIND[1], "en"),
        ("Kirana minjem kamera kantorku dan belum dibalikin dari bulan lalu.", BAIK[1], "id"),
    ],
)
def test_who_is_asked_says_what_lies_behind_it(play, scenario, said, language) -> None:
    concerns = load_yaml("assistant.jobs.rehearsal", f"concerns.{language}")
    known = {line.replace("{i}", "aku") for lines in concerns.values() for line in lines}
    heard = [play(f"{scenario} {week}.", said)[0].reply.lower() for week in range(6)]
    assert any(line.lower() in reply for reply in heard for line in known)


def test_where_the_user_did_it_the_other_says_how_that_felt(play) -> None:
    scenario = "I shouted at Anselm in front of the whole shop on Monday."
    heard = [play(f"{scenario} Week {n}.", KIND[0], KIND[1])[-1].reply for n in range(6)]
    assert any("embarrassed" in reply for reply in heard)


@pytest.mark.parametrize(
    ("scenario", "said"),
    [(QUARREL, "Good, then let's do it that way."), (PERTENGKARAN, "Oke sepakat, mulai Senin ya.")],
)
def test_an_agreement_is_heard_as_one_and_answered(play, scenario, said) -> None:
    answer = play(scenario, said)[0]
    assert [each.move for each in answer.observations] == ["agreement"]


def test_a_request_to_tell_is_a_question_without_its_mark(play) -> None:
    answer = play(PERTENGKARAN, "Coba ceritain dari sisi kamu.")[0]
    assert "question" in [each.move for each in answer.observations]


@pytest.mark.parametrize(("scenario", "said"), [(QUARREL, KIND), (PERTENGKARAN, BAIK)])
def test_every_two_turns_move_where_the_other_stands(play, scenario, said) -> None:
    stances = [answer.stance for answer in play(scenario, *said[:6])]
    assert all(earlier != later for earlier, later in zip(stances, stances[2:], strict=False))


def test_the_other_is_played_under_their_name(play) -> None:
    assert play(PERTENGKARAN)[0].stance.who == "Kirana"
