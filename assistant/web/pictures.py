"""Pictures of a person's page, drawn with plotly, each with a table beside it for screen readers.

The grounds are transparent and the words take the page's ink (`style.css`), so that one picture
reads in light and in dark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from assistant.memory.portrait import Event, timeline
from assistant.texts import Language, text
from assistant.texts.days import say_day, say_month
from assistant.web.pieces import say, table

if TYPE_CHECKING:
    from assistant.memory.moods import Mood
    from assistant.memory.people import Person
    from assistant.memory.promises import Promise
    from assistant.memory.store import Memory

BENEFITS = ("connection", "problem-solving", "growth", "satisfaction", "conflict", "trust")
INK, LINE, WARN = "#3f8469", "rgba(128,120,108,0.35)", "#c2541b"
HEIGHT = 250
LABEL = 14
"""Characters of a line of a label around the wheel."""
FRESH, OLD = 7, 30
"""Days: a promise younger than a week, a month, or older."""
AGES = ("week", "month", "older")
KINDS = ("session", "promise", "topic", "goal", "feedback", "win", "mood", "note")
PAST = frozenset({"held", "done", "dropped", ""})
"""What is over, or has no end of its own."""
TICKS = 7


def of_person(memory: Memory, person: Person, language: Language) -> list[Any]:
    """Timeline, mood line, wheel of benefits, open promises by age.

    None where there is nothing to draw.
    """
    moods, served = moods_of(memory, person), benefits_of(memory, person)
    counted = ages(memory.promises.open(person), memory.desk.today)
    events = timeline(memory.desk, person, language)
    return [
        course(events, language) if len(events) > 1 else None,
        mood_line(moods, language) if moods else None,
        benefit_wheel(served, language) if served.total() else None,
        promise_ages(counted, language) if counted.total() else None,
    ]


def tables(memory: Memory, person: Person, language: Language) -> str:
    """The same figures in words."""
    today = memory.desk.today
    moods = moods_of(memory, person)
    served = benefits_of(memory, person)
    open_ages = ages(memory.promises.open(person), today)
    mood_rows = [(say_day(m.on, language, year=True), str(m.score), m.word) for m in moods]
    benefit_rows = [(benefit_name(each, language), str(served[each])) for each in BENEFITS]
    age_rows = [
        (_age(age, language), str(open_ages["me", age]), str(open_ages["them", age]))
        for age in AGES
    ]
    shown = (
        table(_heads("mood", 3, language), mood_rows, _title("mood", language)),
        table(_heads("benefits", 2, language), benefit_rows, _title("benefits", language)),
        table(_heads("ages", 3, language), age_rows, _title("ages", language)),
    )
    title = say("pictures.as-tables", language)
    return f"<details><summary>{title}</summary>{''.join(shown)}</details>"


def moods_of(memory: Memory, person: Person) -> list[Mood]:
    """The user's own moods after meeting this person, oldest first."""
    return [mood for mood in memory.moods.all() if mood.person_id == person.id]


def benefits_of(memory: Memory, person: Person) -> Counter[str]:
    """How many of the last six sessions touched each benefit."""
    from assistant.jobs.agenda.benefits import touched

    return Counter(b for session in memory.sessions.last(person, 6) for b in touched(session))


def ages(promises: list[Promise], today: date) -> Counter[tuple[str, str]]:
    """Open promises by owner (me, them) and age."""
    found: Counter[tuple[str, str]] = Counter()
    for promise in promises:
        days = (today - promise.made_on).days
        age = "week" if days <= FRESH else "month" if days <= OLD else "older"
        found["me" if promise.mine else "them", age] += 1
    return found


def benefit_name(benefit: str, language: Language) -> str:
    """The benefit in words."""
    return text(f"agenda.benefit.{benefit}", language)


def course(events: Sequence[Event], language: Language) -> Any:
    """All that happened, a row for each kind; hollow marks are open, still to come or skipped."""
    import plotly.graph_objects as go

    rows = [kind for kind in KINDS if any(event.kind == kind for event in events)]
    dots = [
        go.Scatter(
            x=[event.on for event in mine],
            y=[text(f"places.people.kind.{kind}", language)] * len(mine),
            text=[event.text for event in mine],
            hovertemplate="%{text}<extra></extra>",
            mode="markers",
            marker={
                "size": 11,
                "color": INK,
                "symbol": ["circle" if e.status in PAST else "circle-open" for e in mine],
                "line": {"width": 2, "color": INK},
            },
        )
        for kind in rows
        for mine in [[event for event in events if event.kind == kind]]
    ]
    figure = _plain(go.Figure(dots), _title("timeline", language))
    figure.update_layout(height=90 + 34 * len(rows), margin={"l": 90})
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(**_months([event.on for event in events], language))
    return figure


def _months(days: Sequence[date], language: Language) -> dict[str, Any]:
    """Ticks at the beginnings of months, named in the language of the page; seven at most."""
    first, last = min(days).replace(day=1), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    starts = [_month_after(first, n) for n in range(0, months + 1, -(-months // TICKS))]
    return {"tickvals": starts, "ticktext": [say_month(start, language) for start in starts]}


def _month_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def mood_line(moods: list[Mood], language: Language) -> Any:
    """The user's own mood over time, 1 to 5."""
    import plotly.graph_objects as go

    line = go.Scatter(
        x=[mood.on for mood in moods],
        y=[mood.score for mood in moods],
        text=[mood.word for mood in moods],
        mode="lines+markers",
        line={"color": INK, "width": 3},
        marker={"size": 9},
    )
    figure = _plain(go.Figure(line), _title("mood", language))
    figure.update_yaxes(range=[0.6, 5.4], dtick=1)
    figure.update_xaxes(**_months([mood.on for mood in moods], language))
    return figure


def benefit_wheel(served: Counter[str], language: Language) -> Any:
    """The six benefits as a wheel."""
    import plotly.graph_objects as go

    names = [_in_short_lines(benefit_name(each, language)) for each in BENEFITS]
    values = [served[each] for each in BENEFITS]
    wheel = go.Scatterpolar(
        r=[*values, values[0]], theta=[*names, names[0]], fill="toself", line={"color": INK}
    )
    figure = _plain(go.Figure(wheel), _title("benefits", language))
    figure.update_layout(margin={"l": 96, "r": 96, "t": 64, "b": 48}, font={"size": 11})
    figure.update_polars(
        bgcolor="rgba(0,0,0,0)",
        radialaxis={"range": [0, max(3, *values)], "dtick": 1, "gridcolor": LINE},
        angularaxis={"gridcolor": LINE},
    )
    return figure


def promise_ages(counted: Counter[tuple[str, str]], language: Language) -> Any:
    """Open promises by age, mine beside theirs."""
    import plotly.graph_objects as go

    names = [_age(age, language) for age in AGES]
    bars = [
        go.Bar(
            name=text(f"places.people.{'mine' if who == 'me' else 'theirs'}", language),
            x=names,
            y=[counted[who, age] for age in AGES],
            marker={"color": colour},
        )
        for who, colour in (("me", WARN), ("them", INK))
    ]
    figure = _plain(go.Figure(bars), _title("ages", language))
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.2})
    figure.update_yaxes(dtick=1)
    return figure


def _in_short_lines(words: str) -> str:
    """Broken where a line would be cut off at the edge of the picture."""
    return "<br>".join(wrap(words, LABEL, break_long_words=False))


def _plain(figure: Any, title: str) -> Any:
    figure.update_layout(
        title={"text": title, "font": {"size": 14}},
        template="none",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        height=HEIGHT,
        margin={"l": 36, "r": 16, "t": 44, "b": 32},
        showlegend=False,
        dragmode=False,
        font={"family": "system-ui, sans-serif", "size": 12},
    )
    figure.update_xaxes(gridcolor=LINE, fixedrange=True)
    figure.update_yaxes(gridcolor=LINE, fixedrange=True)
    return figure


def _title(name: str, language: Language) -> str:
    return text(f"web.pictures.{name}", language)


def _age(age: str, language: Language) -> str:
    return text(f"web.pictures.age.{age}", language)


def _heads(name: str, count: int, language: Language) -> list[str]:
    return [text(f"web.pictures.head.{name}.{n}", language) for n in range(1, count + 1)]
