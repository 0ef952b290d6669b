import pytest

from assistant.retrieval.terms import query_terms, terms, words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("gue nggak ngasih tau", "aku tidak beri tahu"),
        ("Gw gak dpt", "aku tidak dapat"),
        ("telaaat bgt", "terlambat banget"),
        ("org2 di ktr", "orang di kantor"),
    ],
)
def test_slang_meets_its_plain_form(typed: str, plain: str):
    assert list(words(typed)) == list(words(plain))


def test_clitics_and_endings_do_not_keep_words_apart():
    assert terms("bukunya", "id") == terms("bukuku", "id") == terms("buku", "id")
    assert terms("meetings", "en") == terms("meeting", "en")


def test_a_query_is_stemmed_in_both_languages():
    assert set(query_terms("pertemuan meetings")) >= {
        *terms("pertemuan", "id"),
        *terms("meetings", "en"),
    }


@pytest.mark.parametrize(
    "odd", ["", "   ", "🙂🙂", '" OR 1=1 --', "NEAR(a, b) AND *", "会議", "\x00"]
)
def test_anything_can_be_taken_apart(odd: str):
    assert isinstance(query_terms(odd), list)
