from __future__ import annotations

from dataclasses import replace

from assistant.language.clauses import Clause, Role, RoleGuess
from assistant.language.merging import merged
from assistant.language.splitting import Piece


def _heard(*roles: tuple[Role, float]) -> list[Clause]:
    return [Clause(0, 1, "x", 0, "id", "santai", roles=(RoleGuess(role, p),)) for role, p in roles]


def _spans(pieces: list[Piece]) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in pieces]


def test_neighbours_that_do_the_same_thing_become_one():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.4)]
    heard = _heard((Role.FEELING, 0.9), (Role.FEELING, 0.8))
    assert _spans(merged(pieces, heard)) == [(0, 9)]


def test_a_fact_and_its_effect_stay_two():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.1)]
    heard = _heard((Role.OBSERVATION, 0.9), (Role.IMPACT, 0.9))
    assert _spans(merged(pieces, heard)) == [(0, 4), (5, 9)]


def test_a_doubtful_cut_between_unclear_pieces_is_mended():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.1)]
    heard = _heard((Role.OBSERVATION, 0.4), (Role.IMPACT, 0.9))
    assert _spans(merged(pieces, heard)) == [(0, 9)]


def test_sentences_and_lines_are_never_joined():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 1), Piece(10, 14, 1, 1)]
    heard = _heard(*[(Role.STATUS, 0.9)] * 3)
    assert len(merged(pieces, heard)) == 3


def test_two_pieces_of_work_with_their_own_doers_stay_two():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.2)]
    left, right = _heard((Role.COMMITMENT, 0.9), (Role.COMMITMENT, 0.9))
    with_doer = replace(right, text="aku telepon pemasok")
    without = replace(right, text="lalu kirim ke pemasok")
    assert _spans(merged(pieces, [left, with_doer])) == [(0, 4), (5, 9)]
    assert _spans(merged(pieces, [left, without])) == [(0, 9)]


def test_a_piece_that_only_accepts_the_work_belongs_to_it():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.9)]
    left, right = _heard((Role.ASSIGNMENT, 0.9), (Role.DONE, 0.9))
    for words in ("and she accepted, by the 14th", "dan dia iyakan, sebelum Jumat"):
        assert _spans(merged(pieces, [left, replace(right, text=words)])) == [(0, 9)]


def test_work_for_you_and_work_for_me_stay_two():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.1)]
    left, right = _heard((Role.STATUS, 0.4), (Role.COMMITMENT, 0.4))
    left = replace(left, text="so you take the banner")
    assert len(merged(pieces, [left, replace(right, text="and I'll book the hall")])) == 2


def test_half_a_sentence_of_thanks_is_no_sting_of_its_own():
    pieces = [Piece(0, 4, 0, 0), Piece(5, 9, 0, 0, cut=0.2)]
    heard = _heard((Role.SARCASM, 0.7), (Role.APPRECIATION, 0.9))
    assert _spans(merged(pieces, heard)) == [(0, 9)]
