from __future__ import annotations

import pytest

from assistant.jobs.agenda.bank import questions
from assistant.memory.demo.story import Story, stories


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.person.name)
def test_questions_of_the_demo_are_the_banks_and_none_comes_again_within_three_sessions(
    story: Story,
) -> None:
    bank = {question.text for question in questions(story.person.language)}
    held = [meeting for meeting in story.sessions if not meeting.skipped]
    for place, meeting in enumerate(held):
        assert meeting.asked
        assert set(meeting.asked) <= bank
        before = {line for each in held[max(place - 3, 0) : place] for line in each.asked}
        assert before.isdisjoint(meeting.asked)
