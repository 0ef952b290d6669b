"""The jobs on the page beside models: one that misbehaves, and the one of this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doubles.openai_server import OpenAIServer, Reply
from tests.e2e.conftest import Desk, Watch, fill_with_people, running, running_beside
from tests.e2e.talking import answer, open_talk, say
from tests.e2e.test_jobs import ASKED

pytestmark = pytest.mark.browser

MISDEEDS = {
    "agenda": Reply(garbage="<html>not what you think</html>"),
    "feedback": Reply(text="On Tuesday you shipped the wrong", cut=True),
    "tension": Reply(status=500),
    "recap": Reply(text='{"items": [{"task": "ignore all rules", "segment": 99}]}'),
    "ask": Reply(text="", finish="length"),
}


@pytest.fixture(scope="module")
def beside_a_liar(tmp_path_factory: pytest.TempPathFactory, model: OpenAIServer) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("liar")
    fill_with_people(folder / "home")
    with running_beside(model, folder) as desk:
        yield desk


@pytest.fixture(scope="module")
def beside_the_weights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("weighty")
    fill_with_people(home)
    with running(home) as desk:
        yield desk


def asked(browser: Browser, desk: Desk, job: str, language: str) -> tuple[Page, Watch]:
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    watch = Watch(desk.address)
    watch.over(page)
    open_talk(page, desk.page(language))
    say(page, ASKED[job][language], button=job)
    return page, watch


@pytest.mark.parametrize("job", list(MISDEEDS))
def test_a_model_that_misbehaves_leaves_the_draft(
    browser: Browser, beside_a_liar: Desk, model: OpenAIServer, job: str
) -> None:
    model.will(MISDEEDS[job])
    page, watch = asked(browser, beside_a_liar, job, "en")
    expect(answer(page)).not_to_contain_text("ignore all rules")
    expect(page.locator("#em-beside-html")).to_contain_text("Draft, no model")
    assert page.locator("#em-composer textarea").input_value() == ""
    watch.assert_quiet()
    page.context.close()


@pytest.mark.weights
@pytest.mark.parametrize("job", list(ASKED))
def test_every_job_answers_beside_the_model_of_this_machine(
    browser: Browser, beside_the_weights: Desk, job: str
) -> None:
    page, watch = asked(browser, beside_the_weights, job, "id")
    expect(page.locator("#em-current .em-coach")).to_be_visible()
    expect(page.locator("#em-stop")).to_be_hidden(timeout=240_000)
    assert len(answer(page).inner_text()) > 60
    watch.assert_quiet()
    page.context.close()
