from __future__ import annotations

from pathlib import Path

from assistant.language.register import address_of, clause_registers, register_of, self_of

MESSAGES = Path(__file__).with_name("registers.tsv")


def test_registers_are_told_apart():
    assert register_of("lo ngapain sih, gue nungguin dari tadi wkwk") == "santai"
    assert (
        register_of("Dengan hormat, kami sampaikan bahwa laporan telah disusun. Mohon ditinjau.")
        == "formal"
    )
    assert register_of("hey, can't make it, soz!! u free tmrw?") == "santai"


def test_at_least_nine_in_ten_short_messages_have_their_register():
    rows = [line.split("\t") for line in MESSAGES.read_text(encoding="utf-8").splitlines()]
    right = sum(register_of(words) == register for words, register in rows)
    assert right / len(rows) >= 0.9


def test_a_clause_that_tells_little_has_the_register_of_its_text():
    text = "Kepada Ibu Direktur, laporan telah kami serahkan. Terlampir."
    assert clause_registers(["Terlampir."], text) == ["formal"]


def test_the_form_of_address_and_the_own_pronoun_are_heard():
    assert address_of("Mas, kemarin Mas bilang setuju") == "Mas"
    assert address_of("lo tuh ya, lu gimana sih") == "lo"
    assert self_of("gue capek, gua pulang") == "gue"
    assert address_of("hujan deras") is None
