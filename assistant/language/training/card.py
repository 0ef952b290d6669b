"""The model card of the ear, `docs/ear.md`: written by the training, never by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from assistant.language.clauses import Role
from assistant.language.heads import ROLES
from assistant.language.training.agreement import Agreement
from assistant.language.training.listening import Heard

CARD = Path(__file__).resolve().parents[3] / "docs" / "ear.md"
NAMES = {"id": "Indonesian", "en": "English"}
CONFUSIONS = 12


def card(
    model: Path,
    apart: Mapping[str, Heard],
    own_cut: Mapping[str, Heard],
    alone: Mapping[str, Heard],
    agreed: Agreement | None,
    trained_on: tuple[int, int],
) -> str:
    """The card in Markdown. `trained_on`: texts and clauses."""
    texts, clauses = trained_on
    frame = files("assistant.language.training").joinpath("card.md").read_text(encoding="utf-8")
    return frame.format(
        sha=sha256(model.read_bytes()).hexdigest(),
        kilobytes=round(model.stat().st_size / 1000),
        texts=texts,
        clauses=f"{clauses:,}",
        apart=f"{sum(len(heard.truth) for heard in apart.values()):,}",
        summary="\n".join(_summary(apart, own_cut, alone)),
        groups="\n".join(_groups(apart)),
        roles="\n".join(_roles(apart)),
        confusions="\n".join(_confusions(apart)),
        agreement="\n".join(_agreement(agreed)),
    )


def _summary(
    apart: Mapping[str, Heard], own_cut: Mapping[str, Heard], alone: Mapping[str, Heard]
) -> Iterator[str]:
    yield (
        "| | clauses | accuracy | macro-F1, 30 roles | macro-F1, groups "
        "| calibration error: main role, all roles |"
    )
    yield "|---|---|---|---|---|---|"
    titles = ("as labelled", "as the ear cuts", "as labelled, heard alone")
    for title, kept in zip(titles, (apart, own_cut, alone), strict=True):
        for language, heard in kept.items():
            yield (
                f"| {NAMES[language]}, {title} | {len(heard.truth)} | {heard.accuracy:.3f} "
                f"| {heard.role_f1:.3f} | {heard.group_f1:.3f} "
                f"| {heard.main_calibration:.3f}, {heard.calibration:.3f} |"
            )


def _groups(apart: Mapping[str, Heard]) -> Iterator[str]:
    languages = list(apart)
    yield f"| group | {' | '.join(f'{NAMES[x]} P, R, F1 (count)' for x in languages)} |"
    yield "|---" * (len(languages) + 1) + "|"
    for rows in zip(*(apart[x].groups for x in languages), strict=True):
        cells = [f"{m.precision:.2f}, {m.recall:.2f}, **{m.f1:.2f}** ({m.count})" for m in rows]
        yield f"| {rows[0].name} | {' | '.join(cells)} |"


def _roles(apart: Mapping[str, Heard]) -> Iterator[str]:
    languages = list(apart)
    heads = [f"{NAMES[x]} P, R, F1 (count) | calibration" for x in languages]
    yield f"| role | {' | '.join(heads)} |"
    yield "|---" * (2 * len(languages) + 1) + "|"
    for column, rows in enumerate(zip(*(apart[x].roles for x in languages), strict=True)):
        cells = [
            f"{m.precision:.2f}, {m.recall:.2f}, **{m.f1:.2f}** ({m.count}) "
            f"| {apart[x].role_calibration(column):.2f}"
            for x, m in zip(languages, rows, strict=True)
        ]
        yield f"| {ROLES[column].value} | {' | '.join(cells)} |"


def _confusions(apart: Mapping[str, Heard]) -> Iterator[str]:
    for language, heard in apart.items():
        pairs = (f"{a} heard as {b} ({n})" for a, b, n in heard.confusions(CONFUSIONS))
        yield f"- {NAMES[language]}: {', '.join(pairs)}."


def _agreement(agreed: Agreement | None) -> Iterator[str]:
    if agreed is None:
        yield "A second labelling has not been made yet."
        return
    yield (
        f"{agreed.count} clauses were labelled twice, independently: the main role is the same in "
        f"{agreed.same:.1%}, Cohen's kappa {agreed.kappa:.2f}."
    )
    yield ""
    yield "| role | kappa |"
    yield "|---|---|"
    for role in Role:
        yield f"| {role.value} | {agreed.by_role[role]:.2f} |"
