"""The dial of directness beside a model: what it refined before it refines again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.doubles.openai_server import OpenAIServer, Reply
from tests.e2e.conftest import Desk, keep_picture, running_beside
from tests.e2e.talking import answer, open_talk, say

pytestmark = pytest.mark.browser

RAW = "You clown. On Monday you left the till open and we lost 40 euros. Lock it at night."
SMOOTH = (
    "On Monday you left the till open, and we lost 40 euros. Please lock it at night. "
    "What was going on for you?"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, model: OpenAIServer) -> Iterator[Desk]:
    with running_beside(model, tmp_path_factory.mktemp("dial")) as desk:
        yield desk


def refined(page: Page, desk: Desk, model: OpenAIServer) -> None:
    """Feedback that a model has refined."""
    model.will(Reply(text=SMOOTH))
    open_talk(page, desk.page("en"))
    say(page, RAW, button="feedback")
    expect(answer(page).locator("[data-show=refined]")).to_be_visible()


def dial(page: Page, level: int) -> None:
    page.locator(f"#em-current [data-do=dial][data-id$='/{level}']:visible").click()


def test_the_dial_refines_again_what_a_model_had_refined(
    page: Page, desk: Desk, model: OpenAIServer
) -> None:
    refined(page, desk, model)
    asked = len(model.requests)
    dial(page, 5)
    expect(page.locator("#em-status")).to_contain_text("Reworded")
    reply = answer(page)
    assert len(model.requests) > asked
    expect(reply.locator("[data-show=refined]")).to_have_attribute("aria-pressed", "true")
    expect(reply.locator(".em-refined .em-say")).to_have_text(SMOOTH)
    expect(reply.locator(".em-refined [data-id$='/5'][aria-pressed=true]")).to_be_visible()
    page.reload()
    expect(answer(page).locator(".em-refined .em-say")).to_have_text(SMOOTH)


def test_a_dial_that_is_stopped_leaves_its_draft(
    page: Page, desk: Desk, model: OpenAIServer
) -> None:
    refined(page, desk, model)
    before = page.locator("#em-current .em-draft .em-say").text_content()
    model.will(Reply(text=SMOOTH * 30, pause=0.3))
    dial(page, 5)
    expect(page.locator("#em-current .em-live")).to_be_visible()
    keep_picture(page, "dial-refining-en")
    page.locator("#em-stop").click()
    reply = answer(page)
    expect(page.locator("#em-stop")).to_be_hidden()
    assert reply.locator(".em-say").text_content() != before
    expect(reply.locator("[data-id$='/5'][aria-pressed=true]")).to_be_visible()


def test_a_second_press_on_the_dial_overtakes_the_first(
    page: Page, desk: Desk, model: OpenAIServer
) -> None:
    refined(page, desk, model)
    model.will(Reply(text=SMOOTH * 30, pause=0.3), Reply(text=SMOOTH))
    dial(page, 1)
    expect(page.locator("#em-current .em-live")).to_be_visible()
    dial(page, 5)
    expect(page.locator("#em-stop")).to_be_hidden()
    expect(answer(page).locator("[data-id$='/5'][aria-pressed=true]:visible")).to_be_visible()
    page.reload()
    expect(answer(page).locator("[data-id$='/5'][aria-pressed=true]:visible")).to_be_visible()
