"""The ear measured on the voices kept apart: its table for `empatmata evaluate ear`.

The labels live in the repository, not in the installed package. Figures that the card
`docs/ear.md` states come from the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import FileMissing
from assistant.language.embedding import shared_encoder
from assistant.language.senses import senses
from assistant.language.training.examples import Cut, examples
from assistant.language.training.figures import Measure
from assistant.language.training.labels import APART, LABELS, apart_texts
from assistant.language.training.listening import Heard, listen

ENOUGH_ROLES, ENOUGH_GROUPS, WEAKEST, FARTHEST = 0.78, 0.86, 0.60, 0.05
"""The marks: macro-F1 over roles and groups, any role's F1, calibration error."""
WIDTH = 24


@dataclass(frozen=True, slots=True)
class EarReport:
    """What the heads hear, by language ("id" with mixed talk, "en")."""

    heard: Mapping[str, Heard]

    @property
    def figures(self) -> dict[str, dict[str, float]]:
        """The figures beside which the marks stand, by language."""
        return {
            language: {
                "clauses": len(heard.truth),
                "accuracy": heard.accuracy,
                "role_f1": heard.role_f1,
                "weakest_role_f1": min((m.f1 for m in heard.roles if m.count), default=0.0),
                "group_f1": heard.group_f1,
                "calibration_error": heard.calibration,
                "main_calibration_error": heard.main_calibration,
            }
            for language, heard in self.heard.items()
        }


def measure_ear(folder: Path = LABELS, cut: Cut = "labelled") -> EarReport:
    """Listen to the texts kept apart, with the labeller's clauses or the ear's own pieces.

    Raises FileMissing where the labels are not at hand.
    """
    if not (folder / APART).exists():
        raise FileMissing(name=str(folder / APART))
    return EarReport(listen(*senses(shared_encoder()), examples(apart_texts(folder), [cut])))


def table(folder: Path = LABELS, cut: Cut = "labelled") -> str:
    """The report in lines for a terminal; `*` marks what is below its mark."""
    report = measure_ear(folder, cut)
    return "\n".join([*_summary(report), "", *_measures(report)])


def _summary(report: EarReport) -> Iterator[str]:
    marks = {
        "role_f1": ENOUGH_ROLES,
        "weakest_role_f1": WEAKEST,
        "group_f1": ENOUGH_GROUPS,
    }
    languages = list(report.heard)
    yield f"{'':{WIDTH}}" + "".join(f"{language:>10}" for language in languages)
    for name in next(iter(report.figures.values()), {}):
        values = [report.figures[language][name] for language in languages]
        low = [
            value < marks[name] if name in marks else "error" in name and value > FARTHEST
            for value in values
        ]
        yield f"{name:{WIDTH}}" + "".join(map(_cell, values, low))


def _cell(value: float, low: bool) -> str:
    shown = f"{value:.3f}" if isinstance(value, float) else str(value)
    return f"{shown + '*' if low else shown + ' ':>10}"


def _measures(report: EarReport) -> Iterator[str]:
    for title, mark, of in (
        ("group", ENOUGH_GROUPS, lambda heard: heard.groups),
        ("role", WEAKEST, lambda heard: heard.roles),
    ):
        heads = "".join(f"   {x}: P    R    F1    n" for x in report.heard)
        yield f"{title:{WIDTH}}{heads}"
        for row in zip(*(of(heard) for heard in report.heard.values()), strict=True):
            yield f"{row[0].name:{WIDTH}}" + "".join(_measure(m, mark) for m in row)
        yield ""


def _measure(m: Measure, mark: float) -> str:
    low = "*" if m.f1 < mark else " "
    return f"    {m.precision:.2f} {m.recall:.2f} {m.f1:.2f}{low}{m.count:5d}"
