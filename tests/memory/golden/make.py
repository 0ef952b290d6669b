"""Makes the golden database of the present schema: `python -m tests.memory.golden.make 0001`.

Run once for each released schema; the file is then never changed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from assistant.memory.store import Store
from assistant.settings import Settings


def main() -> None:
    target = Path(__file__).parent / f"{sys.argv[1]}.db"
    if target.exists():
        sys.exit(f"{target.name} stands for good")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Settings(home=Path(folder)))
        memory = store.for_user("me")
        person = memory.people.save("Sekar", relation="peer", aliases=["Kar"])
        memory.series.save(person, cadence_days=14)
        session = memory.sessions.add(
            person, date(2026, 5, 4), notes="Sekar pindah meja ke dekat jendela.", agenda=["meja"]
        )
        promise = memory.promises.add("pesan lampu", person=person, session_id=session.id)
        memory.promises.postpone(promise.id, date(2026, 6, 1), "toko tutup")
        note = memory.notes.add("First words.")
        memory.notes.edit(note.id, "Second words.")
        memory.goals.add("new room", steps=["measure"])
        memory.moods.add(4, "calm")
        talk = memory.conversations.start(person, "id")
        memory.conversations.append(talk.id, "user", "halo", {"a": 1})
        memory.consents.set("remote", "yes")
        copy = store.backup()
        assert copy
        shutil.copy(copy.path, target)


if __name__ == "__main__":
    main()
