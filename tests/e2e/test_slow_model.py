"""A model that takes its time: the draft stands, a reload loses nothing, a stop ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doubles.openai_server import OpenAIServer, Reply, openai_server
from tests.e2e.conftest import Desk, Watch, running
from tests.e2e.talking import PATIENCE, answer, open_talk, say

pytestmark = pytest.mark.browser

WORDS = (
    "You are so rude and lazy. You always cancel our sync. On Monday I waited forty minutes in the"
    " room. Please tell me the day before."
)
SLOWLY = Reply(text='{"message": "' + "On Monday I waited forty minutes. " * 40 + '"}', pause=0.2)


@pytest.fixture(scope="module")
def model() -> Iterator[OpenAIServer]:
    with openai_server() as server:
        server.will(SLOWLY)
        yield server


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory, model: OpenAIServer) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("slow")
    with running(
        folder / "home",
        EMPATMATA_BASE_URL=model.address,
        EMPATMATA_MODEL="local-test-model",
        EMPATMATA_WEIGHTS_FOLDER=str(folder / "weights"),
    ) as desk:
        yield desk


@pytest.fixture
def eyes(slow: Desk) -> Watch:
    return Watch(slow.address)


@pytest.fixture
def tab(browser: Browser, slow: Desk, eyes: Watch) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    eyes.over(page)
    yield page
    eyes.assert_quiet()
    context.close()


def begin(tab: Page, slow: Desk) -> None:
    open_talk(tab, slow.page("en"))
    say(tab, WORDS, button="feedback")
    expect(tab.locator("#em-current .em-say")).to_be_visible(timeout=PATIENCE)
    expect(tab.locator("#em-stop")).to_be_visible()


def test_the_draft_stands_while_the_model_still_writes(tab: Page, slow: Desk) -> None:
    begin(tab, slow)
    expect(tab.locator("#em-current .em-say")).to_contain_text("forty minutes")
    before = tab.locator("#em-compose").bounding_box()
    expect(tab.locator("#em-current .em-live")).to_contain_text("I waited", timeout=PATIENCE)
    tab.wait_for_timeout(1500)
    assert tab.locator("#em-compose").bounding_box() == before
    tab.locator("#em-stop").click()
    answer(tab)


def test_a_stop_leaves_the_draft(tab: Page, slow: Desk) -> None:
    begin(tab, slow)
    tab.locator("#em-stop").click()
    reply = answer(tab)
    expect(tab.locator("#em-stop")).to_be_hidden()
    expect(reply.locator(".em-say")).to_contain_text("forty minutes")


def test_a_reload_in_the_middle_loses_nothing(tab: Page, slow: Desk, eyes: Watch) -> None:
    begin(tab, slow)
    tab.locator("#em-composer textarea").press_sequentially("and one more thing", delay=20)
    tab.wait_for_timeout(600)
    tab.reload()
    eyes.forgive_a_broken_stream()
    expect(tab.locator("#em-history .em-user").last).to_contain_text("forty minutes in the")
    expect(tab.locator("#em-current .em-say")).to_be_visible(timeout=PATIENCE)
    assert tab.locator("#em-composer textarea").input_value() == "and one more thing"
    tab.locator("#em-stop").click()
    answer(tab)


def test_what_is_typed_while_a_model_writes_stays(tab: Page, slow: Desk) -> None:
    begin(tab, slow)
    tab.locator("#em-composer textarea").press_sequentially("next: the budget", delay=10)
    tab.locator("#em-stop").click()
    answer(tab)
    assert tab.locator("#em-composer textarea").input_value() == "next: the budget"
