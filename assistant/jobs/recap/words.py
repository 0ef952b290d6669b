"""The recap's own words and thresholds: YAML files beside this module, for anybody to correct."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Thresholds(BaseModel):
    """How sure the ear must be; `data/thresholds.yaml` says what each is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    taken: float = Field(ge=0, le=1)
    asked: float = Field(ge=0, le=1)
    polite: float = Field(ge=0, le=1)
    settled: float = Field(ge=0, le=1)
    open: float = Field(ge=0, le=1)
    done: float = Field(ge=0, le=1)
    private: float = Field(ge=0, le=1)
    private_work: float = Field(ge=0, le=1)
    machine: float = Field(ge=0, le=1)
    machine_scrap: float = Field(ge=0, le=1)
    labelled: float = Field(ge=0, le=1)
    doubt: float = Field(ge=0, le=1)
    sure: float = Field(ge=0, le=1)
    same_work: float = Field(ge=0, le=1)
    other_owner: float = Field(ge=0, le=1)
    taken_back: float = Field(ge=0, le=1)
    evades: float = Field(ge=0, le=1)
    follow_up: int = Field(ge=0)
    signs: dict[str, float]


@cache
def thresholds() -> Thresholds:
    """The thresholds that the package ships."""
    return Thresholds.model_validate(load("thresholds"))


@cache
def load(name: str) -> Any:
    """The content of `data/<name>.yaml`."""
    source = files("assistant.jobs.recap").joinpath("data", f"{name}.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))


@cache
def spotter(name: str) -> re.Pattern[str]:
    """Finds the words of the list `name` (of words.yaml) anywhere in a text."""
    return pattern(load("words")[name])


def pattern(words: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern for any of `words`, whole, whatever their case; the longest first.

    `before` and `after` are patterns that must stand around the word.
    """
    longest = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return re.compile(rf"{before}(?<![\w'-])(?:{alternatives})(?![\w'-]){after}", re.IGNORECASE)


def level(text: str) -> str:
    """Lower case, straight apostrophes, single blanks: for comparing words."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
