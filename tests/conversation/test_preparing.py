"""Talks over one agenda: it is changed in place, and what was wished for before stays."""

from __future__ import annotations


def test_a_point_is_dropped_and_the_copy_to_send_shown_at_once(say) -> None:
    say("1:1 with Noor tomorrow about the rota and the stock count")
    titles = [item.title for item in say("enough, and 30 minutes").answer.items]
    copy = say(f"drop the {'second' if 'rota' in titles[1].lower() else 'third'} and send a copy")
    assert copy.markdown.startswith("**1:1, ")
    assert "rota" not in copy.markdown.lower()
    again = say("25 minutes")
    assert "**1:1 with Noor" in again.markdown
    assert "rota" not in again.markdown.lower()


def test_topics_told_later_join_the_agenda_that_stands(say) -> None:
    say("siapin 1:1 sama Tama besok jam 10")
    say("cukup")
    more = say("mau minta tambahan kursi sama bahas parkiran")
    assert more.fields["person"] == "Tama"
    assert more.fields["wishes"] == ["tambahan kursi", "parkiran"]


def test_enough_is_never_taken_for_a_name_or_a_shorter_session(say) -> None:
    say("siapin agenda 1:1")
    assert say("cukup").fields.get("person") is None
    say("1:1 sama Tama besok, 30 menit, bahas parkiran")
    say("didengar")
    assert "seperti di atas" in say("cukup").markdown
    assert say("taruh parkiran di depan").fields["minutes"] == 30


def test_an_hour_that_is_off_gives_way_to_another(say) -> None:
    say("1:1 sama Tama besok jam 10, bahas parkiran")
    moved = say("jam 10 nya ga jadi, jam 2 siang")
    assert str(moved.fields["at"]).startswith("14:00")
    assert "belum kuubah" not in moved.markdown


def test_a_new_focus_does_not_push_the_old_one_out(say) -> None:
    say("1:1 sama Tama besok 30 menit, bahas parkiran")
    moved = say("taruh kursi kantor di depan")
    assert moved.fields["focus"] == "kursi kantor"
    assert "parkiran" in moved.fields["wishes"]


def test_two_points_change_places(say) -> None:
    before = [i.title for i in say("1:1 with Noor tomorrow about the rota").answer.items]
    after = [i.title for i in say("swap 1 and 2").answer.items]
    assert after == [before[1], before[0], *before[2:]]


def test_the_day_of_the_session_is_the_one_that_is_met_on(say) -> None:
    answered = say("Noor and I had a row on Monday, we meet tomorrow, help me prepare")
    assert "After last time" in answered.markdown


def test_a_wish_for_how_to_hear_is_no_matter_of_theirs(say) -> None:
    say("1:1 with Noor tomorrow about the rota")
    answered = say("helped")
    assert answered.fields["want"] == "helped"
    assert "theirs" not in answered.fields
