"""Quality speaks plainly: no name of a measure as the program writes it."""

from __future__ import annotations

import pytest

from assistant.assembly import House
from assistant.texts import Language, catalogue
from assistant.web.quality import shown


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_figure_is_named_in_words_with_the_better_way(settings, language: Language) -> None:
    house = House(settings)
    page = shown(house, language)
    measured = [
        each
        for jobs in house.engines.profile.models.values()
        for tongues in jobs.values()
        for each in tongues.values()
    ]
    names = {name for each in measured for name in (*each.draft, *each.refined)}
    assert names
    assert not [n for n in names if f"places.quality.measure.{n}" not in catalogue(language)]
    assert not [name for name in names if "_" in name and name in page]
    for model in house.engines.profile.models:
        assert page.count(model) == 1
