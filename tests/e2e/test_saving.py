"""Saved once, cleared when asked, and the left column in step with what is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk, keep_picture, running
from tests.e2e.talking import answer, open_talk, say

pytestmark = pytest.mark.browser

NOTES = "I will send the floor plan by Friday. I will book the room on Monday."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An app of its own with nobody in it yet: here people come and go."""
    home = tmp_path_factory.mktemp("empty-home")
    weights = str(tmp_path_factory.mktemp("no-weights"))
    with running(home, EMPATMATA_WEIGHTS_FOLDER=weights) as desk:
        yield desk


def people(page: Page) -> Locator:
    return page.locator("#em-left section").last


def status(page: Page) -> Locator:
    return page.locator("#em-status")


def saved_with(page: Page, name: str) -> Locator:
    """A recap of the notes, saved with that person."""
    say(page, NOTES, button="recap")
    reply = answer(page)
    reply.locator("input[name=other]").fill(name)
    reply.locator("form[data-do=accept] button[type=submit]").click()
    expect(status(page)).to_contain_text("Saved with")
    return answer(page)


def test_a_recap_without_a_name_asks_for_one_and_is_saved_once(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    say(page, NOTES, button="recap")
    reply = answer(page)
    reply.locator("form[data-do=accept] button[type=submit]").click()
    expect(status(page)).to_contain_text("whom was it with")
    reply.locator("input[name=other]").fill("Ines")
    for _ in range(2):
        answer(page).locator("form[data-do=accept] button[type=submit]").click()
        expect(status(page)).to_contain_text("Saved with Ines")
        expect(answer(page).locator(".em-told")).to_be_visible()
    expect(answer(page).locator("input[name=other]")).to_have_value("Ines")
    keep_picture(page, "recap-saved-en")
    expect(people(page).locator(".em-count")).to_contain_text("2")
    page.goto(desk.page("en", "notes"))
    expect(page.locator("#em-notes .em-box")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_topic_is_cleared_by_hand_and_by_a_new_talk(page: Page, desk: Desk, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    open_talk(page, desk.page("en"))
    saved_with(page, "Tom")
    head = page.locator("#em-top h1")

    def meet() -> None:
        if width < 760:
            page.locator("#em-top [data-sheet=left]").click()
        people(page).get_by_role("button", name="Tom").click()
        expect(head).to_have_text("Tom")
        expect(status(page)).to_contain_text("about Tom")

    meet()
    keep_picture(page, f"topic-{width}")
    page.locator("#em-top [data-do=meet]").click()
    expect(head).to_have_text("Empat Mata")
    meet()
    page.locator("#em-top [data-do=fresh]").click()
    expect(head).to_have_text("Empat Mata")
    expect(page.locator(".em-welcome")).to_be_visible()
    page.reload()
    expect(page.locator(".em-welcome")).to_be_visible()
    expect(head).to_have_text("Empat Mata")


def test_the_head_names_whom_the_answer_is_about(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    saved_with(page, "Tom")
    page.locator("#em-top [data-do=fresh]").click()
    expect(page.locator(".em-welcome")).to_be_visible()
    saved_with(page, "Ines")
    people(page).get_by_role("button", name="Tom").click()
    expect(page.locator("#em-top h1")).to_have_text("Tom")
    say(page, "1:1 with Ines tomorrow, half an hour", button="agenda")
    answer(page)
    expect(page.locator("#em-top h1")).to_have_text("Ines")


def test_a_person_pressed_elsewhere_opens_there_or_in_talk(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    saved_with(page, "Tom")
    page.locator("[data-nav=people]").click()
    expect(page.locator("#em-people .em-box").first).to_be_visible()
    people(page).get_by_role("button", name="Tom").click()
    expect(page.locator("#em-people h1")).to_have_text("Tom")
    page.locator("[data-nav=library]").click()
    expect(page.locator("#em-library h1")).to_be_visible()
    people(page).get_by_role("button", name="Tom").click()
    expect(page.locator("#em-top h1")).to_be_visible()
    expect(page.locator("#em-top h1")).to_have_text("Tom")


def test_the_left_column_follows_demo_promises_and_forgetting(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    saved_with(page, "Vera")
    vera = people(page).get_by_role("button", name="Vera")
    expect(vera).to_contain_text("2")
    page.locator("[data-nav=people]").click()
    page.locator("#em-people .em-box", has_text="Vera").click()
    page.locator("#em-people form[data-do=keep] button").first.click()
    expect(vera).to_contain_text("1")

    page.locator("[data-nav=trust]").click()
    before = people(page).locator(".em-row").count()
    page.locator("#em-trust [data-do=demo]").click()
    expect(page.locator("#em-engines .em-told")).to_contain_text("below")
    expect(people(page).locator(".em-row")).not_to_have_count(before)
    page.locator("#em-trust [data-do=demo-out]").click()
    expect(people(page).locator(".em-row")).to_have_count(before)

    page.locator("#em-trust summary").last.click()
    page.locator("#em-trust select[name=whom]").select_option("Vera")
    page.locator("#em-trust input[name=typed]").fill("Vera")
    page.locator("#em-trust form[data-do=forget] button[type=submit]").click()
    expect(vera).to_have_count(0)
