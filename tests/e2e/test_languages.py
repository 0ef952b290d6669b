"""Each page speaks one language only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from assistant.texts import Language, catalogue
from tests.e2e.conftest import Desk, Watch
from tests.e2e.test_access import PLACES, READY

pytestmark = pytest.mark.browser

LONG_ENOUGH = 12
"""Characters; shorter words may well be the same in both languages."""


def sentences_of(language: Language, other: Language) -> set[str]:
    """Words of the page in one language that the other does not have."""
    mine, theirs = catalogue(language), catalogue(other)
    return {
        words
        for key, words in mine.items()
        if key.startswith(("web.", "places."))
        and len(words) >= LONG_ENOUGH
        and "{" not in words
        and words != theirs[key]
    }


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("language", "other"), [("en", "id"), ("id", "en")])
def test_no_text_of_the_other_language_is_shown(
    page: Page, desk: Desk, place: str, language: Language, other: Language
) -> None:
    page.goto(desk.page(language, place))
    expect(page.locator(READY[place]).first).to_be_visible()
    shown = page.locator("#em-shell").text_content() or ""
    switch = catalogue(language)["web.switch"]
    foreign = {words for words in sentences_of(other, language) if words in shown}
    assert foreign - {switch} == set()


def test_the_switch_is_remembered(page: Page, watch: Watch, desk: Desk) -> None:
    page.goto(f"{desk.address}/language/id")
    page.goto(desk.address)
    expect(page).to_have_url(f"{desk.address}/id/")
    page.goto(f"{desk.address}/language/en")
    page.goto(desk.address)
    expect(page).to_have_url(f"{desk.address}/en/")
    watch.forgive_a_broken_stream()
