"""The ear measured on the voices kept apart: its table for `empatmata evaluate ear`.

The labels live in the repository, not in the installed package. Figures that the card
`docs/ear.md` states come from the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import FileMissing
from assistant.evaluation.hearing import DATES, Answer, answers, date_answers
from assistant.language.ear import Ear
from assistant.language.embedding import shared_encoder
from assistant.language.senses import senses
from assistant.language.training.examples import Cut, examples
from assistant.language.training.figures import Measure
from assistant.language.training.labels import APART, LABELS, apart_texts
from assistant.language.training.listening import Heard, listen

ENOUGH_ROLES, ENOUGH_GROUPS, WEAKEST, FARTHEST = 0.78, 0.86, 0.60, 0.05
"""The marks: macro-F1 over roles and groups, any role's F1, calibration error."""
MARKS = {
    "span": 1.0,
    "language": 0.97,
    "register": 0.85,
    "owner": 0.93,
    "day of work": 0.95,
    "day of an expression": 0.95,
}
"""Of what is heard beside roles, as shares of right answers."""
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
    return EarReport(listen(senses(shared_encoder()), examples(apart_texts(folder), [cut])))


def table(folder: Path = LABELS, cut: Cut = "labelled") -> str:
    """The report in lines for a terminal; `*` marks what is below its mark."""
    report = measure_ear(folder, cut)
    ear = Ear(shared_encoder())
    told = [*answers(apart_texts(folder), ear), *date_answers(folder.parent / DATES)]
    return "\n".join([*_summary(report), "", *_shares(told), "", *_measures(report)])


def _shares(told: Sequence[Answer]) -> Iterator[str]:
    """How often each question beside the roles was answered rightly, of how many."""
    languages = list(dict.fromkeys(answer.language for answer in told))
    yield f"{'right beside the roles':{WIDTH}}" + "".join(f"{x + ' (n)':>18}" for x in languages)
    for question in dict.fromkeys(answer.question for answer in told):
        cells: list[str] = []
        for language in languages:
            right = [a.right for a in told if (a.question, a.language) == (question, language)]
            cells.append(_share(right, MARKS.get(question, 0.0)))
        yield f"{question:{WIDTH}}" + "".join(cells)


def _share(right: Sequence[bool], mark: float) -> str:
    if not right:
        return f"{'':>18}"
    share = sum(right) / len(right)
    return f"{f'{share:.3f}' + ('*' if share < mark else ' ') + f'({len(right)})':>18}"


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
