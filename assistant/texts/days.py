"""Days as people write them: "Kamis 19 Nov", "Thu 19 Nov"."""

from __future__ import annotations

from datetime import date

from assistant.texts import Language, text


def say_day(day: date, language: Language, *, year: bool = False) -> str:
    """`day` with its weekday; with the year where it matters."""
    weekday = text(f"day.weekday.{day.weekday()}", language)
    month = text(f"day.month.{day.month}", language)
    return f"{weekday} {day.day} {month}" + (f" {day.year}" if year else "")
