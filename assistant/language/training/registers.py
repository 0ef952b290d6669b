"""Training of the words and habits that give a register away."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.language.clauses import Register
from assistant.language.register import REGISTERS, features
from assistant.language.training.labels import APART, LABELS

SPELT: dict[str, Register] = {
    "slang": "santai",
    "chat": "santai",
    "casual": "santai",
    "neutral": "netral",
}
MESSAGES = LABELS.parent / "registers"
RAREST = 6
STRENGTH = 1.0
WEAKEST = 0.04
FILE = Path(__file__).resolve().parents[1] / "data" / "registers.json"


def register_labels(folder: Path = LABELS, messages: Path = MESSAGES) -> list[tuple[str, Register]]:
    """Texts that may be trained on, with their registers; slang and chat are santai.

    The labelled texts are long, and santai mostly; `messages` holds single ones, a file a register.
    """
    found: list[tuple[str, Register]] = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.name == APART:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            register = SPELT.get(entry["register"], entry["register"])
            if register in REGISTERS:
                found.append((entry["text"], register))
    for name in REGISTERS:
        lines = (messages / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        found.extend((line, name) for line in lines if line.strip())
    return found


def train_registers(texts: Iterable[tuple[str, Register]]) -> dict[str, list[float]]:
    """Weights of REGISTERS by feature name, "bias" among them. Deterministic."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [(features(text), register) for text, register in texts]
    counts = Counter(name for found, _ in rows for name in found)
    table = DictVectorizer(sparse=True)
    matrix: Any = table.fit_transform(
        [{n: v for n, v in found.items() if counts[n] >= RAREST} for found, _ in rows]
    )
    model: Any = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(matrix, [register for _, register in rows])
    order = [list(model.classes_).index(register) for register in REGISTERS]
    weights = {"bias": [round(float(model.intercept_[i]), 3) for i in order]}
    for column, name in enumerate(table.get_feature_names_out()):
        values = [round(float(model.coef_[i][column]), 2) for i in order]
        if max(map(abs, values)) >= WEAKEST:
            weights[str(name)] = values
    return weights


def write_registers(texts: Iterable[tuple[str, Register]], path: Path = FILE) -> None:
    """Train and write the file that `assistant.language.register` reads."""
    weights = train_registers(texts)
    lines = (f"{json.dumps(n, ensure_ascii=False)}: {json.dumps(v)}" for n, v in weights.items())
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
