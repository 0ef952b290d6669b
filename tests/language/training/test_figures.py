"""The figures: what they say of answers whose quality is known."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.language.clauses import Role
from assistant.language.heads import ROLES
from assistant.language.training.agreement import kappa
from assistant.language.training.figures import (
    calibration_error,
    group_measures,
    groups,
    macro_f1,
    role_measures,
)

PROMISE, TASK, JAB = (ROLES.index(r) for r in (Role.COMMITMENT, Role.ASSIGNMENT, Role.SARCASM))


def test_mixing_up_roles_of_one_group_costs_no_group_figure() -> None:
    truth, heard = np.array([PROMISE, TASK, JAB]), np.array([TASK, PROMISE, JAB])
    assert macro_f1(role_measures(truth, heard)) == pytest.approx(1 / 3)
    assert macro_f1(group_measures(truth, heard)) == 1.0


def test_no_role_is_in_two_groups() -> None:
    roles = [role for members in groups().values() for role in members]
    assert len(roles) == len(set(roles))


def test_probabilities_that_mean_what_they_say_have_no_calibration_error() -> None:
    assert calibration_error(np.full(10, 0.75), np.arange(10) < 8) == pytest.approx(0.05)
    assert calibration_error(np.full(10, 0.9), np.zeros(10, bool)) == pytest.approx(0.9)


def test_kappa_counts_only_agreement_beyond_chance() -> None:
    assert kappa(["a", "b"], ["a", "b"]) == 1.0
    assert kappa(["a", "a", "b", "b"], ["a", "b", "a", "b"]) == 0.0
