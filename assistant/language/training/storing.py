"""Heads to a file of plain arrays, half precision where that is enough."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.language.heads import Heads
from assistant.language.layers import Layers

PARTS = ("inner_w", "inner_b", "outer_w", "outer_b")


def store(heads: Heads, path: Path) -> None:
    """Write `heads` so that `Heads.read` finds them again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        allow_pickle=False,
        meaning_w=heads.meaning.w.astype(np.float16),
        meaning_b=heads.meaning.b,
        wording_w=heads.wording.w,
        wording_scale=heads.wording.scale,
        wording_b=heads.wording.b,
        wording_rarity=heads.wording.rarity.astype(np.float16),
        calibration_slope=heads.calibration.slope,
        calibration_offset=heads.calibration.offset,
        cues=np.array(heads.cues),
        **{f"judge_{part}": _stacked(heads.judges, part) for part in PARTS},
    )


def _stacked(judges: tuple[Layers, ...], part: str) -> np.ndarray:
    return np.stack([getattr(judge, part) for judge in judges]).astype(np.float16)
