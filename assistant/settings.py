"""All settings, few and documented.

Each is read from the environment (prefix `EMPATMATA_`) or from a `.env` file in the working
folder; command-line options win over both. A wrong value is refused by name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import InvalidRequest

EngineName = Literal["draft", "embedded", "remote", "scripted"]
EngineChoice = Literal["auto", "draft", "embedded", "remote", "scripted"]
LanguageChoice = Literal["auto", "id", "en"]

DEFAULT_PORT = 7860
MAX_CHARACTERS = 200_000


class Settings(BaseSettings):
    """What a user can set. Every field is described in `docs/settings.md`."""

    model_config = SettingsConfigDict(
        env_prefix="EMPATMATA_", env_file=".env", extra="ignore", frozen=True
    )

    home: Path = Field(
        default_factory=lambda: user_data_path("empatmata"), description="The data folder."
    )
    user: str = Field(default="me", min_length=1, description="Whose rows are read and written.")
    lang: LanguageChoice = Field(default="auto", description="Language of the interface.")
    engine: EngineChoice = Field(default="auto", description="Which engine may refine a draft.")
    database_url: str = Field(default="", description="PostgreSQL for a team; empty: SQLite.")
    chroma_url: str = Field(default="", description="A Chroma server; empty: in process.")
    base_url: str = Field(default="", description="An OpenAI-compatible endpoint.")
    model: str = Field(default="", description="The model's name at that endpoint.")
    api_key: SecretStr = Field(default=SecretStr(""), description="The endpoint's key.")
    timeout: float = Field(default=60.0, gt=0, description="Seconds to wait for a model.")
    weights: Path | None = Field(default=None, description="A GGUF file of your own.")
    weights_folder: Path = Field(
        default_factory=lambda: user_cache_path("empatmata") / "weights",
        description="Where fetched models lie; shared between data folders.",
    )
    embedded_model: str = Field(default="", description="Which model of the registry to run.")
    script: Path | None = Field(
        default=None, description="What the scripted engine answers, one JSON value a line."
    )
    organisation: Path | None = Field(
        default=None, description="A folder with an organisation's own cards, words and contacts."
    )
    unavailable: str = Field(
        default="", description='Hours that are not for sessions: "Mon-Thu 12-13, Fri 11-13".'
    )
    debug: bool = Field(default=False, description="True: an unexpected error shows its details.")
    allow_model_calls: bool = Field(default=True, description="False: any model call is an error.")

    @property
    def database(self) -> str:
        """The SQLAlchemy URL that is in force."""
        return self.database_url or f"sqlite:///{self.home / 'empatmata.db'}"


def load_settings(**overrides: object) -> Settings:
    """Read the settings; options that are None do not override.

    Raises InvalidRequest that names the first wrong setting.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # pyright: ignore[reportArgumentType]
    except ValidationError as error:
        refused = InvalidRequest.first_of(error.errors())
        raise InvalidRequest(f"EMPATMATA_{refused.field}".upper(), refused.problem) from error
