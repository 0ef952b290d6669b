"""The small readable tables of the ear: cuts, letters and registers, trained in seconds."""

from __future__ import annotations

from assistant.language.training.boundaries import write_boundaries
from assistant.language.training.labels import training_texts
from assistant.language.training.registers import register_labels, write_registers
from assistant.language.training.tongues import write_language


def write_tables() -> None:
    """Train all three from the labels and write them. Running twice gives the same files."""
    texts = training_texts()
    write_boundaries(texts)
    write_language(texts)
    write_registers(register_labels())
