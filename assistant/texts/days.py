"""Days and hours as people write them: "Kamis 19 Nov, 14.00", "Thu 19 Nov, 14:00"."""

from __future__ import annotations

from datetime import date, time

from assistant.texts import Language, text


def say_day(day: date, language: Language, *, year: bool = False) -> str:
    """`day` with its weekday; with the year where it matters."""
    weekday = text(f"day.weekday.{day.weekday()}", language)
    month = text(f"day.month.{day.month}", language)
    return f"{weekday} {day.day} {month}" + (f" {day.year}" if year else "")


def say_month(day: date, language: Language) -> str:
    """The month of `day`, with its year in January."""
    month = text(f"day.month.{day.month}", language)
    return f"{month} {day.year}" if day.month == 1 else month


def say_hour(at: time, language: Language) -> str:
    """The time of day."""
    return f"{at:%H.%M}" if language == "id" else f"{at:%H:%M}"


def say_moment(day: date, at: time | None, language: Language) -> str:
    """The day, with the hour where it is known."""
    return say_day(day, language) + (f", {say_hour(at, language)}" if at else "")
