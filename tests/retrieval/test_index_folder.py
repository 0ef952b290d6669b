from pathlib import Path

import pytest

from assistant.retrieval.index_folder import IndexFolder

STAMP = "test"


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    folder = IndexFolder(tmp_path / "index")
    assert folder.claim()
    place = folder.new_place()
    (place / "part").write_bytes(b"vectors")
    folder.swap_in(place)
    folder.seal(STAMP)
    return folder


def test_a_sealed_folder_is_trusted_once(folder: IndexFolder):
    assert folder.break_seal(STAMP)
    assert not folder.break_seal(STAMP)


def test_any_changed_byte_breaks_the_trust(folder: IndexFolder):
    (folder.current / "part").write_bytes(b"vectorz")
    assert not folder.break_seal(STAMP)


def test_a_folder_of_another_model_is_not_trusted(folder: IndexFolder):
    assert not folder.break_seal("another")


def test_there_is_one_owner(folder: IndexFolder):
    other = IndexFolder(folder.root)
    assert not other.claim()
    folder.release()
    assert other.claim()
    other.release()


def test_what_a_killed_build_left_is_swept_away(folder: IndexFolder):
    left = folder.new_place()
    folder.release()
    assert folder.claim()
    assert not left.exists()
    assert folder.current.exists()
