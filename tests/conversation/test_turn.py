"""The whole turn: what a person types, what they get, and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.assembly import House
from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.jobs.recap.contract import RecapAnswer
from assistant.jobs.tension.contract import TensionAnswer
from assistant.settings import MAX_CHARACTERS, Settings

RAW = "You clown. On Monday you left the till open and we lost 40 euros. Lock it at night."
NOTES = """Ngobrol sama Oki tadi
- aku kirim daftar harga Kamis
- Oki antar kunci gudang Jumat
- setuju rapat pindah ke Selasa"""
CLASH = (
    "Sejak aku tolak usulnya minggu lalu, Banu nggak pernah balas chat aku. Aku juga sempat "
    "nyindir dia di rapat. Besok kami harus kerja bareng."
)
TOUCHED = (
    "bosku sering pegang-pegang pinggangku padahal aku sudah bilang jangan, aku mau kasih masukan"
)


def test_half_an_hour_with_somebody_becomes_an_agenda(say) -> None:
    agenda = say("besok 1:1 sama Wulan, setengah jam").answer
    assert isinstance(agenda, AgendaAnswer)
    assert sum(item.minutes for item in agenda.items) == 30
    assert "Wulan" in agenda.private


def test_the_person_chosen_on_the_page_is_met(say) -> None:
    assert say("plan my session, 25 minutes", person="Greta").fields["person"] == "Greta"


def test_what_is_missing_is_asked_for_one_thing_at_a_time(say) -> None:
    assert say("agenda please").stage == "question"
    answered = say("with Greta, 40 minutes")
    assert (answered.fields["person"], answered.fields["minutes"]) == ("Greta", 40)


def test_a_button_asks_for_what_its_job_needs(say) -> None:
    asked = say("", button="feedback")
    assert (asked.stage, asked.job) == ("question", "feedback")
    assert isinstance(say(RAW).answer, FeedbackAnswer)


def test_what_is_brought_decides_the_language_of_its_answer(say) -> None:
    say("recap please")
    assert say(NOTES).answer.language == "id"


def test_what_was_begun_can_be_left(say) -> None:
    say("agenda please")
    assert say("never mind").stage == "final"
    assert isinstance(say(RAW).answer, FeedbackAnswer)


def test_a_known_person_brings_their_relation(drafting, say) -> None:
    drafting.memory.people.save("Kartika", relation="manager")
    assert say("besok 1:1 sama Kartika, 30 menit").fields["relation"] == "manager"


def test_general_advice_comes_from_a_card_with_its_source(say) -> None:
    advice = say("how do I apologise to a colleague I was rude to?")
    assert advice.job == "advice"
    assert advice.answer is not None
    assert advice.answer.sources[0].slug == "apology-and-repair"


def test_another_job_can_be_asked_for_instead_of_the_missing_field(say) -> None:
    say("agenda please")
    asked = say("rangkai masukan dong")
    assert (asked.stage, asked.job) == ("question", "feedback")


@pytest.mark.parametrize("message", ["halo", "🙂🙂", "?", "makasih ya"])
def test_small_talk_gets_a_human_line(say, message) -> None:
    assert say(message).markdown


def test_a_restart_restores_the_talk_and_its_last_answer(settings, drafting) -> None:
    first = drafting.conversation()
    list(first.turn(RAW))
    reopened = House(settings.model_copy(update={"engine": "draft"})).conversation(first.id)
    *_, softer = reopened.turn("softer please")
    assert softer.fields["text"] == RAW
    assert softer.fields["directness"] == 2


class TestQuestionsUnderAnAgenda:
    def test_three_are_asked_one_at_a_time_and_change_it_in_place(self, say) -> None:
        assert "Apa yang paling penting buatmu" in say("besok 1:1 sama Wulan").markdown
        focused = say("soal cuti")
        assert "paling penting buat Wulan" in focused.markdown
        assert [i.title for i in focused.answer.items if i.source.kind == "wish"] == ["Cuti"]
        assert "didengar, dibantu, atau ada keputusan" in say("jadwal jaga kayaknya").markdown
        last = say("diputuskan dulu")
        assert last.fields["want"] == "decide"
        assert "*" not in last.markdown.splitlines()[-1]

    @pytest.mark.parametrize("enough", ["cukup", "stop, that's enough", "makasih"])
    def test_they_end_when_the_user_has_had_enough(self, say, enough) -> None:
        say("besok 1:1 sama Wulan")
        say(enough)
        assert "focus" not in say("20 menit saja").fields

    def test_one_may_be_left_out(self, say) -> None:
        say("1:1 with Kofi tomorrow")
        assert "most to Kofi" in say("skip").markdown
        assert say("his exam").fields["theirs"] == "exam"

    def test_a_session_with_somebody_else_is_no_answer(self, say) -> None:
        say("besok 1:1 sama Wulan")
        assert say("Kamis sama Yusuf, 20 menit").fields["person"] == "Yusuf"


def test_of_two_people_with_one_name_the_user_chooses(drafting, say) -> None:
    drafting.memory.people.save("Rina Putri", relation="peer")
    drafting.memory.people.save("Rina Sari", relation="report")
    assert "Rina Putri" in say("besok 1:1 sama Rina").markdown
    chosen = say("yang Sari")
    assert (chosen.fields["person"], chosen.fields["relation"]) == ("Rina Sari", "report")


def test_the_second_of_two_wishes_waits_for_a_word(drafting, say) -> None:
    drafting.memory.people.save("Tom")
    drafting.memory.promises.add("Send the deck", person="Tom", owner="me")
    first = say("plan my 1:1 with Tom tomorrow and remind me what I promised him")
    assert first.job == "agenda"
    assert "remind me what I promised him" in first.markdown
    assert "Send the deck" in say("go on").markdown


def test_harm_told_beside_an_agenda_is_heard_first(say) -> None:
    last = say("susun agenda sama Dimas besok, oh ya dia berkali-kali meraba pahaku di kantor")
    assert last.notice


class TestFollowUps:
    def test_softer_and_shorter_word_the_same_facts(self, say) -> None:
        first = say(RAW).answer
        softer = say("a bit softer").answer
        shorter = say("shorter").answer
        assert first.message != softer.message
        assert len(shorter.message) <= len(softer.message)
        assert all("40 euros" in each.message for each in (first, softer, shorter))

    def test_a_register_is_kept_through_the_next_change(self, say) -> None:
        say("Lo ngaret mulu. Senin gue nunggu sejam di lobi. Lain kali kabarin dulu.")
        assert "saya menunggu" in say("versi formal").answer.message
        assert "saya menunggu" in say("lebih halus").answer.message

    def test_the_version_to_send_is_the_message_alone(self, say) -> None:
        message = say(RAW).answer.message
        assert say("give me the version to send").markdown == message
        assert say("softer").fields["directness"] == 2

    def test_own_words_are_not_translated_by_guessing(self, say) -> None:
        say(RAW)
        assert "Indonesia" in say("now in Indonesian").markdown

    def test_a_day_that_was_left_open_is_added(self, say) -> None:
        say("You left the till open and we lost 40 euros.")
        assert "Last Friday" in say("add last Friday as the date").answer.message

    def test_a_dial_at_its_end_says_so(self, say) -> None:
        say(RAW)
        say("softer")
        say("softer")
        assert "gentlest" in say("softer").markdown

    def test_an_agenda_changes_its_length_day_language_and_points(self, say) -> None:
        say("besok 1:1 sama Wulan, 45 menit")
        assert say("20 menit saja").fields["minutes"] == 20
        friday = say("pakai Jumat sebagai tanggalnya").fields["date"]
        english = say("now in English").answer
        assert english.language == "en"
        dropped = say("drop the second").answer
        assert len(dropped.items) == len(english.items) - 1
        assert say("shorter").fields["date"] == friday

    def test_what_is_added_joins_the_wishes_or_the_message(self, say) -> None:
        say("besok 1:1 sama Wulan, 45 menit")
        assert say("tambahin topik cuti").fields["wishes"] == ["cuti"]
        say(RAW)
        assert "Two customers left" in say("add that two customers left").answer.message

    def test_somebody_else_is_another_session(self, say) -> None:
        say("besok 1:1 sama Wulan, 45 menit")
        assert say("Kamis 1:1 sama Yusuf, 20 menit saja").fields["person"] == "Yusuf"

    def test_the_copy_of_an_agenda_to_send_is_the_shareable_one(self, say) -> None:
        shareable = say("besok 1:1 sama Wulan, 45 menit").answer.shareable
        assert say("versi yang bisa aku kirim").markdown == shareable

    def test_an_owner_is_corrected_in_both_copies(self, say) -> None:
        before = say(NOTES).answer
        assert before.actions[0].owner == "aku"
        after = say("Oki yang kirim, bukan aku").answer
        assert isinstance(after, RecapAnswer)
        assert [action.owner for action in after.actions] == ["Oki", "Oki"]
        assert "aku:" not in after.shareable
        assert after.actions[0].evidence == before.actions[0].evidence

    def test_and_if_he_gets_angry_is_answered_from_plan_and_library(self, say) -> None:
        plan = say(CLASH).answer
        assert isinstance(plan, TensionAnswer)
        angry = say("kalau dia marah gimana?")
        assert plan.branches[1].then in angry.markdown
        assert angry.answer is not None
        assert angry.answer.sources[0].slug == "defensiveness"
        assert say("lebih singkat").answer.facts == []

    def test_a_question_leans_on_the_one_before(self, say) -> None:
        say("how do I give feedback to someone more senior?")
        leaning = say("could I do that by email instead?")
        assert "written-feedback" in [source.slug for source in leaning.answer.sources]


class TestLimits:
    def test_a_clear_limit_comes_first_with_people_and_a_fact_log(self, say) -> None:
        last = say(TOUCHED)
        assert last.answer is not None
        assert (last.answer.route, last.answer.certain) == ("harassment", True)
        head = last.markdown.partition("---")[0]
        assert "110" in head
        assert "Siapa yang melihat" in head
        assert getattr(last.answer, "opening", "") == ""

    def test_its_words_are_said_once(self, say) -> None:
        markdown = say(TOUCHED).markdown
        assert markdown.count("sudah bukan soal cara ngomong") == 1

    def test_a_false_alarm_is_dismissed_and_the_job_goes_on(self, say) -> None:
        say(TOUCHED)
        after = say("bukan, aman")
        assert after.answer is not None
        assert after.answer.route is None
        assert after.notice == ""

    def test_small_talk_that_is_none_is_heard(self, say) -> None:
        last = say("rasanya aku pengin mati aja")
        assert last.answer is not None
        assert last.answer.route == "self-harm"


class TestDoubt:
    @pytest.fixture
    def doubting(self, drafting, monkeypatch):
        from assistant.checks.verdict import Route, Verdict

        doubt = Verdict(route=Route.VIOLENCE, certain=False, about="colleague")
        coach = drafting.coach
        object.__setattr__(coach, "judge", lambda words, language: doubt)
        return drafting.conversation()

    def said(self, talk, message):
        *_, last = talk.turn(message)
        return last

    def test_one_gentle_question_comes_first_and_the_job_is_done(self, doubting) -> None:
        last = self.said(doubting, RAW)
        question, _, rest = last.markdown.partition("---")
        assert "?" in question
        assert last.answer.message in rest.replace("> ", "")

    def test_it_is_asked_once(self, doubting) -> None:
        self.said(doubting, RAW)
        assert self.said(doubting, "softer").notice == ""

    def test_no_it_is_fine_takes_the_alarm_away(self, doubting) -> None:
        self.said(doubting, RAW)
        assert self.said(doubting, "no, it's fine").answer.route is None

    def test_yes_brings_the_people_to_turn_to(self, doubting) -> None:
        self.said(doubting, RAW)
        confirmed = self.said(doubting, "yes")
        assert confirmed.job == "limits"
        assert confirmed.answer.people

    @pytest.mark.parametrize(
        ("route", "certain", "voiced"),
        [
            ("fraud", False, False),
            ("fraud", True, True),
            ("harassment", False, True),
            ("self-harm", False, True),
        ],
    )
    def test_small_talk_is_spared_a_light_doubt_and_nothing_else(
        self, drafting, route, certain, voiced
    ) -> None:
        from assistant.checks.verdict import Route, Verdict

        found = Verdict(route=Route(route), certain=certain)
        object.__setattr__(drafting.coach, "judge", lambda words, language: found)
        assert bool(self.said(drafting.conversation(), "makasih ya").notice) is voiced


class TestRehearsal:
    def test_what_is_typed_is_said_until_it_ends(self, say) -> None:
        say(CLASH)
        say("ayo latihan")
        first = say("Banu, maaf soal sindiranku di rapat. Kamu gimana?")
        assert [turn["role"] for turn in first.fields["turns"]][-1] == "me"
        second = say("Aku pengin kita bisa kerja bareng lagi.")
        assert len(second.fields["turns"]) > len(first.fields["turns"])
        assert "Pertahankan" in say("selesai").markdown

    def test_a_false_alarm_in_a_rehearsal_is_dismissed_and_not_said(self, drafting) -> None:
        from assistant.checks.verdict import Route, Verdict

        alarm = Verdict(route=Route.VIOLENCE, certain=True)
        coach = drafting.coach
        object.__setattr__(coach, "judge", lambda words, language: alarm)
        talk = drafting.conversation(language="en")
        for message in ("I have to tell Joe about the ladder", "no, I'm safe"):
            *_, last = talk.turn(message, button="rehearse" if "Joe" in message else None)
        assert last.answer.reply
        assert last.fields["turns"] == []

    def test_the_last_sentence_can_be_taken_back(self, say) -> None:
        say(CLASH)
        say("ayo latihan")
        begun = say("Kamu selalu begitu.").fields["turns"]
        assert len(say("mundur").fields["turns"]) < len(begun)


class TestBadInput:
    @pytest.mark.parametrize(
        "message",
        [
            "x" * (MAX_CHARACTERS + 1),
            "\0\0",
            "\ud800 broken",
            "明日、田中さんと話します",
            "'; DROP TABLE message; --",
            "{{text}} {0} %s",
            "1:1 with Ana, 100000000000000000000 minutes on 99/99/9999",
            "cari di catatan tentang Zzyzx",
        ],
    )
    def test_nothing_that_is_typed_raises(self, say, message) -> None:
        assert say(message).markdown

    def test_too_long_is_said_in_the_users_language_and_the_talk_goes_on(self, say) -> None:
        assert "200,000" in say("kami bertemu lagi " * 20_000).markdown
        assert isinstance(say(RAW).answer, FeedbackAnswer)

    def test_an_unknown_person_is_an_answer(self, say) -> None:
        assert say("Ucok pernah bilang apa soal lembur?", person="Nobody At All").markdown


class TestRefining:
    BETTER = (
        "On Monday you left the till open, and we lost 40 euros. Please lock it at night. "
        "What was going on for you?"
    )

    @pytest.fixture
    def refining(self, settings: Settings, tmp_path: Path) -> House:
        script = tmp_path / "script.jsonl"
        script.write_text(json.dumps(self.BETTER))
        update = {"engine": "scripted", "script": script, "allow_model_calls": True}
        return House(settings.model_copy(update=update))

    def test_the_draft_stands_first_and_both_are_kept(self, refining) -> None:
        talk = refining.conversation()
        updates = list(talk.turn(RAW))
        assert [updates[0].stage, updates[-1].stage] == ["draft", "final"]
        assert updates[-1].answer.message == self.BETTER
        kept = refining.memory.conversations.load(talk.id).messages[-1]
        assert kept.answer["answer"]["message"] == self.BETTER
        assert kept.answer["drafted"]["message"] == updates[0].answer.message


class TestSeveralChanges:
    @pytest.mark.parametrize(
        ("begun", "message", "there", "gone", "minutes"),
        [
            (
                "besok 1:1 sama Lia 25 menit bahas kontrak, rotasi, sama tunjangan",
                "eh ganti dong, tunjangannya ga usah dulu, tambahin bahas cuti",
                "Cuti",
                "Tunjangan",
                25,
            ),
            (
                "1:1 with Kofi tomorrow, 30 minutes, about flaky tests and his leave",
                "nah drop the leave, add hiring",
                "Hiring",
                "Leave",
                30,
            ),
            (
                "1:1 with Kofi tomorrow, 30 minutes, about flaky tests and his leave",
                "make it 20 mins and put his leave first pls",
                "Leave",
                "Nah",
                20,
            ),
        ],
    )
    def test_both_are_made(self, say, begun, message, there, gone, minutes) -> None:
        say(begun)
        answer = say(message).answer
        titles = [item.title for item in answer.items]
        assert there in titles
        assert gone not in titles
        assert sum(item.minutes for item in answer.items) == minutes

    def test_what_could_not_be_made_is_said(self, say) -> None:
        say("1:1 with Kofi tomorrow, 30 minutes, about flaky tests")
        last = say("drop the parking, make it 20 minutes")
        assert sum(item.minutes for item in last.answer.items) == 20
        assert "drop the parking" in last.markdown

    @pytest.mark.parametrize("message", ["hapus soal parkiran", "drop the parking thing"])
    def test_a_point_that_is_not_there_is_no_new_matter(self, say, message) -> None:
        say("besok 1:1 sama Lia 25 menit bahas kontrak")
        assert say(message).job == "aside"


@pytest.mark.parametrize(
    ("message", "job"),
    [
        ("brp tunjangannya lia", "ask"),
        ("kapan gw harus balikin buku Lia", "ask"),
        ("wat do i owe kofi", "ask"),
        ("gw mau resign gara2 bos gw", "tension"),
        ("i wanna quit because of my boss", "tension"),
    ],
)
def test_what_a_plain_sentence_asks_for(say, message: str, job: str) -> None:
    assert say(message).job == job


@pytest.mark.parametrize(
    ("task", "told", "yes", "no"),
    [
        ("traktir Lia kopi", "udah gw traktir kopinya", "iya", "belum"),
        ("send Kofi the deck", "i already sent Kofi the deck", "yes", "not yet"),
    ],
)
class TestAPromiseToldAsKept:
    def test_it_is_closed_on_a_yes_only(self, drafting, say, task, told, yes, no) -> None:
        drafting.memory.promises.add(task)
        assert task in say(told).markdown
        assert len(drafting.memory.promises.open()) == 1
        say(yes)
        assert drafting.memory.promises.open() == []

    def test_it_stays_open_on_a_no(self, drafting, say, task, told, yes, no) -> None:
        drafting.memory.promises.add(task)
        say(told)
        say(no)
        assert len(drafting.memory.promises.open()) == 1
