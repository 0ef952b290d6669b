"""Whatever a file holds, reading it ends soon and in words."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memory.frontmatter import as_date, parted, with_front_matter
from assistant.memory.intake.draft import Unreadable
from assistant.memory.intake.markdown import linked_names, read_markdown
from assistant.memory.intake.table import read_table
from assistant.memory.intake.whatsapp import is_whatsapp, read_whatsapp
from assistant.memory.passages import plain_passages

LONG = [
    "a" * 200_000,
    "a \n" * 60_000,
    " " * 100_000 + "x" + "\n" * 100_000 + "y",
    "- [ ] " * 30_000,
    "[[" * 50_000 + "]]" * 50_000,
    "---\n" * 50_000,
    "1/1/26, " * 20_000,
    "a;b\n" * 40_000,
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_and_odd_texts_are_read_in_time(text: str) -> None:
    assert read_markdown(text).text
    assert not is_whatsapp(text)
    assert read_whatsapp(text, "chat.txt") == []
    assert linked_names(text) is not None
    assert plain_passages(text)
    with pytest.raises(Unreadable):
        read_table(text)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    read_markdown(text)
    read_whatsapp(text, "chat.txt")
    with suppress(Unreadable):
        read_table(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_front_matter_comes_apart_as_it_was_put_together(title: str, text: str) -> None:
    fields, body = parted(with_front_matter({"title": title, "none": None}, text))
    assert fields == {"title": title}
    assert body == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-05-04", date(2026, 5, 4)),
        ("20260504_rapat", date(2026, 5, 4)),
        ("1-1 Seruni 2026-05-04", date(2026, 5, 4)),
        (date(2026, 5, 4), date(2026, 5, 4)),
        (datetime(2026, 5, 4, 9), date(2026, 5, 4)),
        ("2026-13-40", None),
        ("08123456789012", None),
        (None, None),
    ],
)
def test_dates_are_read_and_other_numbers_are_not(value: object, expected: date | None) -> None:
    assert as_date(value) == expected


@pytest.mark.parametrize("broken", ["---\na: [\n---\n\nx", "---\n- a\n---\nx", "---\nno end\n"])
def test_broken_front_matter_is_text_like_any_other(broken: str) -> None:
    assert parted(broken) == ({}, broken)
