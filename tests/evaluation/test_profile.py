"""A model earns a job only where nothing got worse and the main figure got better."""

from __future__ import annotations

import pytest
import yaml

from assistant.engines.profile import Measured, load_profile
from assistant.evaluation.profile import Rule, plain_figures, record, rule_for

RULE = Rule(main="f1", margin=0.02, slack=0.005, falling=frozenset({"private_leaked"}))


@pytest.mark.parametrize(
    ("refined", "earned"),
    [
        ({"f1": 0.83, "due": 0.93, "private_leaked": 0.0}, True),
        ({"f1": 0.81, "due": 0.93, "private_leaked": 0.0}, False),
        ({"f1": 0.90, "due": 0.90, "private_leaked": 0.0}, False),
        ({"f1": 0.90, "due": 0.93, "private_leaked": 1.0}, False),
        ({"f1": 0.90, "due": 0.928, "private_leaked": 0.0}, True),
    ],
)
def test_no_figure_may_be_worse_and_the_main_one_must_be_better(refined, earned) -> None:
    draft = {"f1": 0.80, "due": 0.93, "private_leaked": 0.0}
    assert RULE.earned(draft, refined) is earned


def test_figures_that_describe_the_set_do_not_count() -> None:
    assert plain_figures({"n": 60, "f1": 0.81234, "f1_by": {"id": 0.8}}) == {"f1": 0.812}


def test_a_recap_must_be_better_by_two_points() -> None:
    assert (rule_for("recap").main, rule_for("recap").margin) == ("f1", 0.02)


def test_what_is_recorded_is_what_the_engines_read(tmp_path) -> None:
    path = tmp_path / "profile.yaml"
    verdict = Measured(draft={"f1": 0.8}, refined={"f1": 0.9}, refine=True)
    record(path, "Some-Model.gguf", "recap", {"en": verdict})
    record(
        path, "Some-Model.gguf", "feedback", {"id": verdict.model_copy(update={"refine": False})}
    )
    profile = load_profile(tmp_path)
    recap = profile.measured("some-model", "recap", "en")
    feedback = profile.measured("some-model", "feedback", "id")
    assert recap is not None
    assert feedback is not None
    assert (recap.refine, feedback.refine) == (True, False)


def test_recording_keeps_what_other_models_have_earned(tmp_path) -> None:
    path = tmp_path / "profile.yaml"
    verdict = Measured(refine=True)
    record(path, "first", "recap", {"en": verdict})
    record(path, "second", "recap", {"en": verdict})
    assert set(yaml.safe_load(path.read_text())["models"]) == {"first", "second"}
