"""What a draft costs beside the embeddings that it needs, and how a long text grows.

A draft without a model should cost little more than embedding its clauses. The named alternative
is the embedding alone: of the clauses that the ear heard, one by one as it would hear them without
their context, and of what the draft itself embeds, in the same run.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from assistant.assembly import House
from assistant.jobs import load_job
from assistant.language.embedding import Encoder, Kind
from assistant.settings import load_settings

RUNS = 5
NOTE = """\
Ketemu Wulan, 30 menit, ruang kecil.
- Stok obat malam dicek tiap Senin, itu tugas apotek
- Wulan kirim daftar kekurangan sebelum Jumat
- aku telepon pemasok besok pagi
- rak dingin sudah diganti kemarin
- jadwal libur belum jelas siapa yang jaga
- sepakat serah terima tetap jam tujuh
- katanya anggaran mau dipotong, belum pasti
- nanti kita coba sistem baru kapan-kapan
- (buat aku aja: Wulan kelihatan capek)
- kalau dana turun, aku pesan dua kulkas
"""
RAW = (
    "Kemarin kamu menutup loket jam 13.40 tanpa bilang. Sebelas orang antre di depanku. Kamu itu"
    " egois dan selalu begitu. Lain kali kabari aku dulu."
)
WARM_UP = "Pagi."
LINE = (
    "Tono bilang kunci gudang hilang lagi, jadi aku pesan yang baru Kamis. Dia cek kamera besok.\n"
)


class Timed(Encoder):
    """The encoder with a stop watch; it remembers nothing, so every call is paid for."""

    def __init__(self) -> None:
        super().__init__(remembered=0)
        self.seconds = 0.0

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Any:
        """The same vectors; the time is added up."""
        start = time.perf_counter()
        try:
            return super().encode(texts, kind)
        finally:
            self.seconds += time.perf_counter() - start


def main() -> None:
    with TemporaryDirectory() as folder:
        house = House(load_settings(home=folder))
        encoder = Timed()
        house.__dict__["encoder"] = encoder
        day = date(2026, 11, 24)
        requests: dict[str, dict[str, Any]] = {
            "read": {"text": NOTE, "me": "Ayu", "other": "Wulan", "date": day},
            "recap": {"notes": NOTE, "me": "Ayu", "other": "Wulan", "date": day},
            "feedback": {"text": RAW, "relation": "peer"},
            "tension": {"text": RAW + " Besok kami ketemu berdua.", "relation": "peer"},
            "limits": {"text": RAW},
        }
        for name, fields in requests.items():
            ratio = median(_cost(house, encoder, name, fields) for _ in range(RUNS))
            print(f"{name:<10} whole draft / its embeddings: {ratio:.2f}")
        _growth(house, encoder)


def _cost(house: House, encoder: Timed, name: str, fields: dict[str, Any]) -> float:
    job = load_job(name)
    house.__dict__.pop("ear", None)
    house.__dict__.pop("coach", None)
    house.coach.answer(job, job.request_type.model_validate({**fields}), engine="draft")
    encoder.seconds = 0.0
    house.__dict__.pop("ear", None)
    house.__dict__.pop("coach", None)
    house.ear.read(WARM_UP)
    start = time.perf_counter()
    house.coach.answer(job, job.request_type.model_validate(fields), engine="draft")
    spent = time.perf_counter() - start
    if name == "limits":
        encoder.encode([_words(fields)])
    else:
        encoder.encode([clause.text for clause in house.ear.read(_words(fields)).clauses])
    return spent / encoder.seconds


def _words(fields: dict[str, Any]) -> str:
    return fields.get("text") or fields["notes"]


def _growth(house: House, encoder: Timed) -> None:
    """Seconds per 1,000 words at three lengths: a flat row means linear growth."""
    job = load_job("recap")
    rates = []
    for words in (1_250, 2_500, 5_000, 10_000):
        text = "".join(
            LINE.replace("kunci", f"kunci {number}") for number in range(words // len(LINE.split()))
        )
        start = time.perf_counter()
        house.coach.answer(job, job.request_type.model_validate({"notes": text}), engine="draft")
        rates.append((time.perf_counter() - start) / words)
    shown = ", ".join(f"{rate / rates[0]:.2f}" for rate in rates)
    print(f"recap of 1,250 / 2,500 / 5,000 / 10,000 words, time per word beside the first: {shown}")


if __name__ == "__main__":
    main()
