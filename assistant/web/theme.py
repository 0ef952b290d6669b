"""One look of our own: system fonts, calm colours, generous type, light and dark."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio.themes as themes

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "monospace")


def theme() -> themes.Base:
    """The theme that the page is mounted with."""
    import gradio.themes as themes

    teal = themes.Color(
        name="pandan",
        c50="#f0f7f4", c100="#dcece4", c200="#b9d9ca", c300="#8dbfa8", c400="#5ea086",
        c500="#3f8469", c600="#2f6a54", c700="#275544", c800="#214538", c900="#1c392f",
        c950="#0f211b",
    )  # fmt: skip
    return themes.Base(
        primary_hue=teal,
        secondary_hue=teal,
        neutral_hue="stone",
        text_size=themes.sizes.text_lg,
        radius_size=themes.sizes.radius_lg,
        font=FONTS,
        font_mono=MONO,
    ).set(
        body_background_fill="#f7f5f0",
        body_background_fill_dark="#171614",
        block_background_fill="#ffffff",
        block_background_fill_dark="#211f1d",
        block_border_width="0px",
        block_shadow="none",
        button_primary_background_fill="#2f6a54",
        button_primary_background_fill_hover="#275544",
        button_primary_text_color="#ffffff",
        button_primary_background_fill_dark="#3f8469",
        button_primary_text_color_dark="#ffffff",
    )


def style() -> str:
    """The style sheet beside this module."""
    return files(__name__.rpartition(".")[0]).joinpath("style.css").read_text(encoding="utf-8")
