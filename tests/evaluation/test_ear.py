"""The ear's table: printed where the labels are, refused by name where they are not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import FileMissing
from assistant.evaluation.ear import EarReport, measure_ear, table
from assistant.language.heads import ROLES
from assistant.language.training.listening import Heard


def test_missing_labels_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        measure_ear(tmp_path)


def test_figures_of_perfect_answers_are_perfect() -> None:
    truth = np.arange(len(ROLES))
    certain = np.eye(len(ROLES))
    figures = EarReport({"id": Heard(truth, certain.astype(bool), certain)}).figures["id"]
    assert figures["accuracy"] == figures["role_f1"] == figures["group_f1"] == 1.0
    assert figures["calibration_error"] == 0.0


@pytest.mark.weights
@pytest.mark.slow
def test_the_table_names_every_role() -> None:
    printed = table()
    assert all(role.value in printed for role in ROLES)
