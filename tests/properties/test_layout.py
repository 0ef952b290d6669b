"""Whatever the text: pieces stand in it in order, lose no word, and far lines don't touch them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.anchors import anchored
from assistant.language.asides import aside_runs
from assistant.language.dates import find_dates
from assistant.language.people import mentions, party
from assistant.language.segments import segments
from assistant.language.splitting import pieces

ON = date(2025, 11, 18)
WHO = party("Marlina", "Pak Joko")
ODD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]),
    max_size=300,
)
WORDS = st.sampled_from(
    [
        *("aku", "kirim", "besok.", "Joko:", "siap,", "lusa;", "(private:", "dia", "sakit)"),
        *("|", "-", "[x]", "10:32", "12/11/25,", "09.14", "I'll", "send", '"the', 'list"', "by"),
        *("Friday,", "and", "she", "agreed", "no.", "3", "a.m.", "Dr.", "Ana", "→", "PIC"),
        *("会議", "🙂", "\x00"),
    ]
)
GLUE = st.sampled_from([" ", " ", " ", "\n", "\n- ", "\n\n", "\r\n", "\t"])
NOTES = st.lists(st.tuples(WORDS, GLUE), max_size=60).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
PLAIN = st.lists(
    st.sampled_from(["kita ketemu di gudang tadi", "the pump broke again", "dia belum balas"]),
    min_size=1,
    max_size=5,
).map("\n\n".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(ODD, NOTES))
def test_every_piece_stands_in_the_text_in_order(text: str):
    found = pieces(text, segments(text))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(st.one_of(ODD, NOTES))
def test_no_word_of_a_line_is_lost_between_its_pieces(text: str):
    layout = segments(text)
    found = pieces(text, layout)
    for number, segment in enumerate(layout):
        own = [p for p in found if p.segment == number]
        assert (own[0].start, own[-1].end) == (segment.start, segment.end)
        gaps = (text[a.end : b.start] for a, b in pairwise(own))
        assert not any(re.search(r"\w", gap) for gap in gaps)


@settings(max_examples=150, deadline=None)
@given(st.one_of(ODD, NOTES))
def test_days_people_and_asides_stand_in_the_text(text: str):
    assert all(text[m.start : m.end] == m.text for m in find_dates(text, ON))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions(text, WHO))
    layout, day = anchored(text, segments(text), ON)
    assert day.year > 0
    assert all(0 <= a <= b <= len(text) for a, b in aside_runs(text, layout))


@settings(max_examples=60, deadline=None)
@given(PLAIN, PLAIN)
def test_a_text_put_behind_another_is_cut_as_before(first: str, second: str):
    whole = f"{first}\n\n{second}"
    shift = len(first) + 2
    alone = [(s.start, s.end) for s in segments(first)]
    behind = [(s.start + shift, s.end + shift) for s in segments(second)]
    assert [(s.start, s.end) for s in segments(whole)] == [*alone, *behind]
