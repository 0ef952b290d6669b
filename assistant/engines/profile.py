"""What each model has earned: which jobs it may refine, in which language.

`profile.yaml` beside this module holds the figures of the models that were measured with
`empatmata evaluate JOB --profile`; a `profile.yaml` in the data folder adds to it and wins.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InvalidRequest
from assistant.texts import Language

SHIPPED = Path(__file__).with_name("profile.yaml")
FILE = "profile.yaml"

Figures = dict[str, float]


class Measured(BaseModel):
    """The figures of the draft beside the model's, and what follows from them."""

    model_config = ConfigDict(extra="forbid")

    draft: Figures = Field(default_factory=dict)
    refined: Figures = Field(default_factory=dict)
    refine: bool


class Unmeasured(BaseModel):
    """Whether a model that nobody measured may refine: one the user named, or our own."""

    model_config = ConfigDict(extra="forbid")

    remote: bool = True
    embedded: bool = False


class Profile(BaseModel):
    """Model -> job -> language -> figures. A model's key is the beginning of its name."""

    model_config = ConfigDict(extra="forbid")

    unmeasured: Unmeasured = Unmeasured()
    models: dict[str, dict[str, dict[Language, Measured]]] = Field(default_factory=dict)

    def measured(self, model: str, job: str, language: Language) -> Measured | None:
        """The figures of a model, found by the longest key that its name begins with."""
        name = plain_name(model)
        keys = sorted((key for key in self.models if name.startswith(key)), key=len)
        return self.models[keys[-1]].get(job, {}).get(language) if keys else None

    def joined(self, other: Profile) -> Profile:
        """Both; where they differ, `other` wins."""
        models = {name: dict(jobs) for name, jobs in self.models.items()}
        for name, jobs in other.models.items():
            for job, figures in jobs.items():
                known = models.setdefault(name, {})
                known[job] = {**known.get(job, {}), **figures}
        return Profile(unmeasured=self.unmeasured, models=models)


def load_profile(home: Path) -> Profile:
    """The shipped profile and the one in the data folder. Raises InvalidRequest."""
    shipped = _read(SHIPPED)
    own = home / FILE
    return shipped.joined(_read(own)) if own.is_file() else shipped


def plain_name(model: str) -> str:
    """A model's name without folder, tag sign and file ending, in lower case."""
    name = model.lower().replace("\\", "/").rsplit("/", 1)[-1]
    return name.removesuffix(".gguf").replace(":", "-")


def _read(path: Path) -> Profile:
    try:
        return Profile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (yaml.YAMLError, ValidationError) as error:
        raise InvalidRequest(field=str(path), problem=str(error)) from error
