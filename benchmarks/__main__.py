"""Run the benchmarks one after the other: `make bench`.

The search needs the FacQA passages and questions, which are not part of the repository:
`FACQA=folder make bench` runs it too.
"""

from __future__ import annotations

import os
import subprocess
import sys

ALL = (["start"], ["load"], ["drafts"], ["importing", "--notes", "320"])


def main() -> None:
    facqa = os.environ.get("FACQA")
    wanted = [*ALL, ["search", "--facqa", facqa]] if facqa else ALL
    for name, *options in wanted:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=True)


if __name__ == "__main__":
    main()
