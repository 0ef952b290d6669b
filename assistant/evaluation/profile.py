"""Whether a model has earned a job: its figures beside the draft's, language by language.

The verdict goes to `profile.yaml` in the data folder (or, for the model that is shipped, to the
one beside the engines), where `assistant.engines.choice` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.engines.profile import Measured, Profile, plain_name
from assistant.evaluation.harness import SETS, Figures, Row, scoring
from assistant.language.lexicon import load_yaml
from assistant.texts import LANGUAGES, Language

HEADER = """\
# Which jobs a model may refine, in which language. Written by `empatmata evaluate JOB --profile`;
# a file of the same name in the data folder adds to this one and wins.
#
# A model's key is the beginning of its name in lower case, without folder and `.gguf`.
# `draft` and `refined` are the same measures without and with the model; `refine` is what follows.
#
# unmeasured: whether a model that nobody measured may refine. One that the user connected may
# (they chose it, and its words still pass every check); the one that we bring has to earn it.
"""

Answers = Mapping[str, Row]


@dataclass(frozen=True)
class Rule:
    """How figures are compared. See `data/measures.yaml`."""

    main: str
    margin: float
    slack: float
    falling: frozenset[str]

    def earned(self, draft: Mapping[str, float], refined: Mapping[str, float]) -> bool:
        """Whether nothing got worse and the main figure got better by the margin."""
        gains = {name: self._gain(name, draft[name], refined[name]) for name in draft}
        return all(gain >= -self.slack for gain in gains.values()) and (
            gains.get(self.main, 0.0) >= self.margin
        )

    def _gain(self, name: str, before: float, after: float) -> float:
        return before - after if name in self.falling else after - before


def rule_for(name: str) -> Rule:
    """The rule of a set. Raises KeyError for a set that no model refines."""
    data = load_yaml("assistant.evaluation", "measures")
    chosen = data["sets"][name]
    return Rule(chosen["main"], chosen["margin"], data["slack"], frozenset(data["lower_is_better"]))


def measured(
    name: str, rows: Sequence[Row], drafts: Answers, refined: Answers
) -> dict[Language, Measured]:
    """The verdict for each language that the set has; code-mixed rows count as Indonesian."""
    rule = rule_for(name)
    verdicts: dict[Language, Measured] = {}
    for language in LANGUAGES:
        part = [row for row in rows if _language(row) == language]
        if part:
            before = plain_figures(scoring(name).score(part, drafts))
            after = plain_figures(scoring(name).score(part, refined))
            verdicts[language] = Measured(
                draft=before, refined=after, refine=rule.earned(before, after)
            )
    return verdicts


def plain_figures(figures: Figures) -> dict[str, float]:
    """The single numbers among the figures, rounded as they are published."""
    left_out = load_yaml("assistant.evaluation", "measures")["descriptive"]
    return {
        name: round(float(value), 3)
        for name, value in figures.items()
        if isinstance(value, int | float) and name not in left_out
    }


def record(path: Path, model: str, name: str, verdicts: dict[Language, Measured]) -> Profile:
    """Add the verdicts of one model and job to a profile file and return the whole profile."""
    known = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    found = Profile(models={plain_name(model): {SETS[name][0]: verdicts}})
    profile = Profile.model_validate(known or {}).joined(found)
    path.write_text(HEADER + yaml.safe_dump(_plain(profile), sort_keys=False), encoding="utf-8")
    return profile


def _plain(profile: Profile) -> dict[str, Any]:
    return profile.model_dump(mode="json")


def _language(row: Row) -> Language:
    return "en" if row.get("lang") == "en" else "id"
