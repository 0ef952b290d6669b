"""Word lists and patterns: YAML files beside this module that anybody can correct."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_yaml(package: str, name: str) -> Any:
    """The content of `data/<name>.yaml` beside the modules of `package`."""
    source = files(package).joinpath("data", f"{name}.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))


def load_data(name: str) -> Any:
    """The content of one of the ear's own files."""
    return load_yaml("assistant.language", name)
