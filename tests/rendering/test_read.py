from __future__ import annotations

from datetime import date

from assistant.jobs.lookup.contract import HeardClause, HeardRole, ReadAnswer
from assistant.language.clauses import Role
from assistant.rendering.read import markdown


def _clause(role: Role, **fields: object) -> HeardClause:
    values: dict[str, object] = {
        "start": 0,
        "end": 4,
        "text": "kata",
        "language": "id",
        "roles": [HeardRole(role=role, p=0.9)],
        "agent": None,
        "due": None,
        "due_text": None,
        "register": "santai",
    }
    return HeardClause.model_validate(values | fields)


def test_a_clause_shows_its_words_role_owner_and_day():
    clause = _clause(Role.COMMITMENT, agent="Laras", due=date(2025, 11, 19))
    shown = markdown(ReadAnswer(clauses=[clause], language="id"))
    assert "kata" in shown
    assert "menyanggupi (90%)" in shown
    assert "Laras" in shown
    assert "2025-11-19" in shown


def test_every_role_has_a_name_in_both_languages():
    clauses = [_clause(role) for role in Role]
    for language in ("id", "en"):
        assert markdown(ReadAnswer(clauses=clauses, language=language)).count("90%") == len(Role)


def test_an_empty_text_says_so():
    assert markdown(ReadAnswer(language="en")) == "I hear no words in this text."
