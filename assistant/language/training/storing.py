"""Heads to a file of plain arrays, half precision where that is enough."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np

from assistant.language.attention import Attention, Listener
from assistant.language.heads import Heads, Meaning
from assistant.language.layers import Layers

PARTS = ("inner_w", "inner_b", "outer_w", "outer_b")


def store(heads: Heads, path: Path) -> None:
    """Write `heads` so that `Heads.read` finds them again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        allow_pickle=False,
        **_first(heads.first),
        wording_w=heads.wording.w,
        wording_scale=heads.wording.scale,
        wording_b=heads.wording.b,
        wording_rarity=heads.wording.rarity.astype(np.float16),
        calibration_slope=heads.calibration.slope,
        calibration_offset=heads.calibration.offset,
        cues=np.array(heads.cues),
        **{f"judge_{part}": _stacked(heads.judges, part) for part in PARTS},
    )


def _first(expert: Meaning | Listener) -> dict[str, np.ndarray]:
    if isinstance(expert, Meaning):
        return {"meaning_w": expert.w.astype(np.float16), "meaning_b": expert.b}
    names = [field.name for field in fields(Attention)]
    stacked = {
        f"attention_{name}": np.stack([getattr(network, name) for network in expert.networks])
        for name in names
    }
    return {name: array.astype(np.float16) for name, array in stacked.items()} | _moves(expert)


def _moves(expert: Listener) -> dict[str, np.ndarray]:
    found = {"moved_layers": np.array(len(expert.moves))}
    for layer, own in enumerate(expert.moves):
        for n, move in enumerate(own):
            found[f"moved_{layer}_steps_{n}"] = move.steps
            found[f"moved_{layer}_size_{n}"] = move.size
    return found


def _stacked(judges: tuple[Layers, ...], part: str) -> np.ndarray:
    return np.stack([getattr(judge, part) for judge in judges]).astype(np.float16)
