"""Run all benchmarks: `python -m benchmarks`, or some of them by name."""

from __future__ import annotations

import sys
from importlib import import_module

ALL = ("start", "drafts", "search")


def main(names: list[str]) -> None:
    for name in names or ALL:
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
