"""Numbers as people write them: 1,200 and 1.1 GB in English, 1.200 and 1,1 GB in Indonesian."""

from __future__ import annotations

from assistant.texts import Language, text

UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))
DAYS_OF_WEEK = 7
_TURNED = str.maketrans(",.", ".,")


def say_number(value: float, language: Language, digits: int = 0) -> str:
    """A number with its thousands apart, and so many digits behind the decimal sign."""
    written = f"{value:,.{digits}f}"
    return written.translate(_TURNED) if language == "id" else written


def say_size(size: int, language: Language) -> str:
    """A size in bytes, such as 1.1 GB."""
    for unit, name in UNITS:
        if size >= unit:
            return f"{say_number(size / unit, language, 1)} {name}"
    return f"{size} B"


def counted(key: str, count: int, language: Language, **values: object) -> str:
    """The text `key.one` or `key.many`, by how many there are."""
    form = "one" if count == 1 else "many"
    return text(f"{key}.{form}", language, count=say_number(count, language), **values)


def say_rhythm(days: int, language: Language) -> str:
    """How often people meet: in weeks where these are whole, else in days."""
    weeks, rest = divmod(days, DAYS_OF_WEEK)
    return counted("day.every-day" if rest else "day.every-week", days if rest else weeks, language)
