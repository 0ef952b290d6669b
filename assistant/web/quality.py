"""Quality: for each model, what was measured on which job, and whether it may refine it."""

# No postponed annotations here: Gradio reads those of the handlers to hand in the event.

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.language.lexicon import load_yaml
from assistant.texts import Language, catalogue, text
from assistant.web.acting import acting
from assistant.web.pieces import card, table
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.engines.profile import Figures, Measured

    Jobs = Mapping[str, Mapping[Language, Measured]]


def build(house: "House", language: Language) -> list[Any]:
    """Place the component and connect it; nothing here changes what is known."""
    page = acting("em-quality", place="quality")
    page.click(
        lambda: shown(house, language), None, page,
        show_progress="hidden", api_visibility="private", trigger_mode="multiple",
    )  # fmt: skip
    return []


def shown(house: "House", language: Language) -> str:
    """The figures of every model in the profile; what is not measured is said to be so."""
    models = house.engines.profile.models
    parts = [_model(name, models[name], language) for name in sorted(models)]
    if not parts:
        parts = [f"<p>{escaped(text('places.quality.nothing', language))}</p>"]
    return (
        f"<h1>{escaped(text('places.quality.title', language))}</h1>"
        f"<p>{escaped(text('places.quality.how', language))}</p>{''.join(parts)}"
        f'<p class="em-soft">{escaped(text("places.quality.again", language))}</p>'
    )


def _model(name: str, jobs: "Jobs", language: Language) -> str:
    """A card for the model, with a fold for each job and language."""
    folds = "".join(
        _fold(job, tongue, measured, language)
        for job, tongues in jobs.items()
        for tongue, measured in tongues.items()
    )
    return card(name, folds)


def _fold(job: str, tongue: Language, measured: "Measured", language: Language) -> str:
    """Whether the model may refine it, and underneath why."""
    verdict = text(f"places.quality.{'may' if measured.refine else 'may-not'}", language)
    title = f"{_job(job, language)}, {text(f'places.quality.tongue.{tongue}', language)}"
    heads = [text(f"places.quality.head.{n}", language) for n in ("measure", "draft", "refined")]
    names = dict.fromkeys([*measured.draft, *measured.refined])
    rows = [
        (_measure(n, language), _percent(measured.draft, n), _percent(measured.refined, n))
        for n in names
    ]
    shown = table(heads, rows, text("places.quality.figures", language))
    return (
        f"<details><summary>{escaped(title)}: <b>{escaped(verdict)}</b></summary>{shown}</details>"
    )


def _measure(name: str, language: Language) -> str:
    """What is measured in plain words, and which way is better."""
    words = catalogue(language).get(f"places.quality.measure.{name}") or name.replace("_", " ")
    falling = load_yaml("assistant.evaluation", "measures")["lower_is_better"]
    better = text(f"places.quality.{'lower' if name in falling else 'higher'}", language)
    return f"{words} ({better})"


def _job(name: str, language: Language) -> str:
    return text(f"web.begin.{name}", language)


def _percent(figures: "Figures", name: str) -> str:
    return f"{figures[name]:.0%}" if name in figures else "–"
