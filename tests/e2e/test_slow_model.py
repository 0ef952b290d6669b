"""A model that takes its time: the draft stands, a reload loses nothing, a stop ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.doubles.openai_server import OpenAIServer, Reply
from tests.e2e.conftest import Desk, Watch, running_beside
from tests.e2e.talking import answer, open_talk, say

pytestmark = pytest.mark.browser

WORDS = (
    "You are so rude and lazy. You always cancel our sync. On Monday I waited forty minutes in the"
    " room. Please tell me the day before."
)
SLOWLY = Reply(text='{"message": "' + "On Monday I waited forty minutes. " * 40 + '"}', pause=0.2)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, model: OpenAIServer) -> Iterator[Desk]:
    """An app of its own beside a model that takes its time."""
    model.will(SLOWLY)
    with running_beside(model, tmp_path_factory.mktemp("slow")) as desk:
        yield desk


def begin(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    say(page, WORDS, button="feedback")
    expect(page.locator("#em-current .em-say")).to_be_visible()
    expect(page.locator("#em-stop")).to_be_visible()


def test_the_draft_stands_while_the_model_still_writes(page: Page, desk: Desk) -> None:
    begin(page, desk)
    expect(page.locator("#em-current .em-say")).to_contain_text("forty minutes")
    before = page.locator("#em-compose").bounding_box()
    expect(page.locator("#em-current .em-live")).to_contain_text("I waited")
    expect(page.locator("#em-beside-html")).not_to_contain_text("0 bytes")
    page.wait_for_timeout(1500)
    assert page.locator("#em-compose").bounding_box() == before
    page.locator("#em-stop").click()
    answer(page)
    expect(page.locator("#em-beside-html")).to_contain_text("bytes")


def test_a_stop_leaves_the_draft(page: Page, desk: Desk) -> None:
    begin(page, desk)
    page.locator("#em-stop").click()
    reply = answer(page)
    expect(page.locator("#em-stop")).to_be_hidden()
    expect(reply.locator(".em-say")).to_contain_text("forty minutes")


def test_a_reload_in_the_middle_loses_nothing(page: Page, desk: Desk, watch: Watch) -> None:
    begin(page, desk)
    page.locator("#em-composer textarea").press_sequentially("and one more thing", delay=20)
    page.wait_for_timeout(600)
    page.reload()
    watch.forgive_a_broken_stream()
    expect(page.locator("#em-history .em-user").last).to_contain_text("forty minutes in the")
    expect(page.locator("#em-current .em-say")).to_be_visible()
    expect(page.locator("#em-composer textarea")).to_have_value("and one more thing")
    page.locator("#em-stop").click()
    answer(page)


def test_what_is_typed_while_a_model_writes_stays(page: Page, desk: Desk) -> None:
    begin(page, desk)
    page.locator("#em-composer textarea").press_sequentially("next: the budget", delay=10)
    page.locator("#em-stop").click()
    answer(page)
    assert page.locator("#em-composer textarea").input_value() == "next: the budget"


def test_a_gap_in_the_network_is_told_and_keeps_what_was_typed(
    page: Page, desk: Desk, watch: Watch
) -> None:
    open_talk(page, desk.page("id"))
    page.locator("#em-composer textarea").fill("sama Wening, setengah jam")
    page.context.set_offline(True)
    page.locator("#em-send").click()
    expect(page.locator("#em-status")).to_contain_text("nggak menjawab")
    assert page.locator("#em-composer textarea").input_value() == "sama Wening, setengah jam"
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#em-composer textarea")).to_have_value("sama Wening, setengah jam")
    watch.errors = [error for error in watch.errors if "INTERNET_DISCONNECTED" not in error]
    watch.forgive_a_broken_stream()
