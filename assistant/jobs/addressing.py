"""From talk about somebody to words said to them: he parks -> you park, dia telat -> kamu telat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.language.lexicon import from_words, load_yaml
from assistant.language.quoting import outside_quotes
from assistant.texts import Language

ENGLISH_SUBJECT = re.compile(r"(?<![\w'’])(?P<who>he|she)(?P<short>['’](?:s|d|ll))?(?![\w])", re.I)
ENGLISH_OTHER = re.compile(r"(?<![\w'’])(?P<who>him|his|her|hers|himself|herself)(?![\w'’])", re.I)
TITLED = re.compile(r"(?P<title>\w+)\.?\s+\w+")


def said_to(sentences: Sequence[str], language: Language, you: str, name: str | None) -> list[str]:
    """The sentences turned to the person; the first that names them calls them by name."""
    turned = [_turned(sentence, language, you) for sentence in sentences]
    if name is None:
        return turned
    form = you if language == "en" else _form(name, you)
    result, called = [], False
    for sentence in turned:
        spoken = _called(sentence, name, form, language, again=called)
        called = called or spoken != sentence
        result.append(spoken)
    return result


def mentioned(sentence: str, name: str, language: Language, you: str) -> str:
    """`sentence`, said to `name`, with "you" wherever it speaks of them by name; quotes stay."""
    form = you if language == "en" else _form(name, you)
    who = re.compile(
        rf"(?<![\w'’])(?:[Ss]i\s+)?{re.escape(name)}(?P<own>['’]s)?"
        rf"(?P<rest>\s+[a-z][\w'’]*)?(?!\w)(?!, )"
    )

    def turned(match: re.Match[str]) -> str:
        if language == "en" and match["own"]:
            return f"your{match['rest'] or ''}"
        rest = match["rest"] or ""
        return form + (f" {_agreeing(rest.lstrip())}" if language == "en" and rest else rest)

    return outside_quotes(sentence, lambda words: who.sub(turned, words))


def _called(sentence: str, name: str, form: str, language: Language, again: bool) -> str:
    match = re.match(rf"{re.escape(name)}\s+(?P<rest>.+)", sentence, re.DOTALL)
    if match is None:
        return sentence
    rest = _agreeing(match["rest"]) if language == "en" else match["rest"]
    return f"{form} {rest}" if again else f"{name}, {form} {rest}"


def _turned(sentence: str, language: Language, you: str) -> str:
    """Every pronoun outside quotation marks."""
    return outside_quotes(sentence, lambda words: _pronouns(words, language, you))


def _pronouns(words: str, language: Language, you: str) -> str:
    if language == "id":
        subjects = "|".join(_data("id")["subject"])
        return re.sub(rf"(?<!\w)(?:{subjects})(?!\w)", you, words, flags=re.IGNORECASE)
    words = _english_others(words)
    result = ""
    while match := ENGLISH_SUBJECT.search(words):
        result += words[: match.start()]
        spoken, words = _english_subject(match, words[match.end() :])
        result += spoken
    return result + words


def _english_subject(match: re.Match[str], rest: str) -> tuple[str, str]:
    you = "You" if match["who"][0].isupper() else "you"
    short = (match["short"] or "")[1:].lower()
    if short == "s":
        following = re.match(r"\s+(\w+)", rest)
        done = following and (
            following[1].endswith("ed") or following[1].lower() in _data("en")["participles"]
        )
        return f"{you}'{'ve' if done else 're'}", rest
    if short:
        return f"{you}'{short}", rest
    return f"{you} ", _agreeing(rest.lstrip()) if rest.strip() else rest


def _english_others(words: str) -> str:
    def other(match: re.Match[str]) -> str:
        who = match["who"].lower()
        if who in ("himself", "herself"):
            return "yourself"
        if who == "him":
            return "you"
        if who == "hers":
            return "yours"
        following = re.match(r"\s+([\w']+)", words[match.end() :])
        word = following[1].lower() if following else ""
        if who == "his" and word in _data("en")["behind_own"]:
            return "yours"
        possessive = word and not word.endswith("ly") and word not in _data("en")["behind_object"]
        return "your" if who == "his" or (who == "her" and possessive) else "you"

    return ENGLISH_OTHER.sub(other, words)


def _agreeing(rest: str) -> str:
    """The verb that opens `rest`, and one joined to it by "and", in the second person."""
    rest = re.sub(
        r"^((?:(?:" + "|".join(_data("en")["adverbs"]) + r")\s+)*)([\w'’]+)",
        lambda m: m[1] + _second(m[2]),
        rest,
    )
    return re.sub(
        r"(\b(?:and|then|but)\s+)(\w+s)(?=\s+(?:the|a|an|my|me|us|our|it|them|in|on|at|off|out|to|across|into|over|up|down|away|with|every|all|home)\b)",
        lambda m: m[1] + _second(m[2]),
        rest,
    )


def _second(verb: str) -> str:
    table = _data("en")
    low = verb.lower()
    if low in table["verbs"]:
        return table["verbs"][low]
    if not low.endswith("s") or low.endswith("ss") or low in table["keeps_s"]:
        return verb
    if low.endswith("ies") and len(low) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|zz|o)es$", low) else verb[:-1]


def _form(name: str, you: str) -> str:
    titled = TITLED.match(name)
    return forms().get(titled["title"].lower(), you) if titled else you


def forms() -> dict[str, str]:
    """How somebody with a title is spoken to, by the title in small letters: pak -> Bapak."""
    return _data("id")["titles"]


@from_words
def absent(language: Language) -> re.Pattern[str]:
    """Finds a pronoun for somebody who is spoken of."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_data(language)['subject'])})(?!\w)", re.IGNORECASE)


def _data(language: Language) -> dict[str, Any]:
    return load_yaml("assistant.jobs", "addressing")[language]
