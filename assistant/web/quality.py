"""Quality: for each model, what was measured on which job, and whether it may refine it."""

# No postponed annotations here: Gradio reads those of the handlers to hand in the event.

from typing import TYPE_CHECKING

from assistant.texts import Language, text
from assistant.web.acting import acting
from assistant.web.pieces import card, table
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.engines.profile import Figures


def build(house: "House", language: Language) -> None:
    """Place the component and connect it."""
    page = acting("em-quality", place="quality")
    page.click(
        lambda: shown(house, language), None, page,
        show_progress="hidden", api_visibility="private", trigger_mode="multiple",
    )  # fmt: skip


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


def _model(name: str, jobs: dict, language: Language) -> str:
    heads = [
        text(f"places.quality.head.{n}", language)
        for n in ("job", "tongue", "draft", "refined", "may")
    ]
    rows = [
        (
            _job(job, language),
            text(f"places.quality.tongue.{tongue}", language),
            _figures(measured.draft),
            _figures(measured.refined),
            text(f"places.quality.{'may' if measured.refine else 'may-not'}", language),
        )
        for job, tongues in jobs.items()
        for tongue, measured in tongues.items()
    ]
    return card(name, table(heads, rows, name))


def _job(name: str, language: Language) -> str:
    return text(f"web.begin.{name}", language)


def _figures(figures: "Figures") -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in figures.items()) or "–"
