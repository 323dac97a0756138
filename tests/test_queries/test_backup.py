"""A backup is the whole graph, one file, only its owner's; and it comes back the same."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from queries.backup import backup, digest_of, restore, taking
from queries.backup.file import BackupFileWrong, Reader
from queries.people import find_people
from queries.store import Store
from queries.store.errors import GraphError, Refused
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Role
from seed.service import plant_service
from tests.support.backups import Writer, bring_back
from tests.support.canaries import family
from tests.support.commanding import dump, office_in
from tests.support.engine import wipe
from tests.support.graphs import plant


def test_what_comes_back_is_what_was_saved(store: Store, tmp_path: Path) -> None:
    plant(store, family())
    before, digest = dump(store), str(digest_of(store))
    header = backup(store, tmp_path / "all.backup")
    assert header.digest == digest
    assert sum(header.counts.values()) == header.records > 50
    assert bring_back(store, tmp_path / "all.backup") == digest
    assert dump(store) == before


def test_a_service_comes_back_and_is_searched(store: Store, tmp_path: Path) -> None:
    planted = plant_service(store, 40)
    digest = str(digest_of(store))
    backup(store, tmp_path / "all.backup", page=97)
    assert bring_back(store, tmp_path / "all.backup") == digest
    manager = Handle(store, Viewer(planted.manager, "Marian", Role.SUPERVISOR))
    name = store.read("MATCH (:Case)-[:ABOUT]->(p:Person) RETURN p.name AS name LIMIT 1")
    assert find_people(manager, name[0]["name"]).people


def test_what_was_worked_on_comes_back_with_its_changes(store: Store, tmp_path: Path) -> None:
    writer = Writer(office_in(store), seed=4)
    for _ in range(25):
        writer.write_once()
    assert {"undo", "rename", "open", "place"} <= set(writer.did)
    backup(store, tmp_path / "all.backup")
    assert bring_back(store, tmp_path / "all.backup") == writer.states[-1]
    writer.write_once()  # and one works on


def test_an_empty_graph_is_a_backup_too(store: Store, tmp_path: Path) -> None:
    assert backup(store, tmp_path / "none.backup").records == 0
    assert bring_back(store, tmp_path / "none.backup") == "0" * 64


def test_the_digest_tells_any_difference(store: Store) -> None:
    plant(store, family())
    digests = {str(digest_of(store))}
    for change in (
        "MATCH (p:Person {id: 'mum'}) SET p.phone = 'another'",
        "MATCH (p:Person {id: 'mum'}) SET p.extra = 1",
        "MATCH (p:Person {id: 'mum'}) SET p.extra = 1.0",
        "MATCH (p:Person {id: 'mum'}) SET p.extra = '1'",
        "MATCH (:Person {id: 'mum'})-[r:PARENT_OF]->() SET r.words = 'x'",
        "MATCH (a:Person {id: 'mum'})-[r:PARENT_OF]->(b) DELETE r CREATE (b)-[s:PARENT_OF]->(a)"
        " SET s = {id: 'turned'}",
        "MATCH (p:Person {id: 'unborn'}) DETACH DELETE p",
        "MATCH (h:Household {id: 'home'}) REMOVE h:Household SET h:Organisation",
    ):
        store.writing(lambda tx, change=change: tx.run(change))
        digest = str(digest_of(store))
        assert digest not in digests
        digests.add(digest)


def test_only_its_owner_reads_the_file_and_nothing_else_is_left(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(store, family())
    file = tmp_path / "all.backup"
    file.write_bytes(b"an older one")
    file.chmod(0o644)
    seen: list[int] = []

    def look(_: str) -> None:
        seen.extend(stat.S_IMODE(one.stat().st_mode) for one in tmp_path.glob(".backup-*"))

    monkeypatch.setattr(taking, "SAY_EVERY", 10)
    backup(store, file, progress=look)
    assert set(seen) == {0o600}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_backup_cut_short_leaves_the_older_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(store, family())
    file = tmp_path / "all.backup"
    backup(store, file)
    before = file.read_bytes()

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(taking, "SAY_EVERY", 10)
    with pytest.raises(KeyboardInterrupt):
        backup(store, file, progress=stop)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written there"):
        backup(store, tmp_path / "nowhere" / "all.backup")


def test_a_graph_with_anything_in_it_is_refused(store: Store, tmp_path: Path) -> None:
    plant(store, family())
    backup(store, tmp_path / "all.backup")
    before = str(digest_of(store))
    with pytest.raises(Refused, match="only put into an empty graph"):
        restore(store, tmp_path / "all.backup")
    assert str(digest_of(store)) == before


@pytest.fixture
def whole(store: Store, tmp_path: Path) -> Path:
    plant(store, family())
    file = tmp_path / "all.backup"
    backup(store, file)
    wipe(store)
    return file


@pytest.mark.parametrize("part", [0, 1, 0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_refused_and_nothing_written(store: Store, whole: Path, part: float) -> None:
    data = whole.read_bytes()
    whole.write_bytes(data[: int(part if part == 1 else len(data) * part)])
    with pytest.raises(BackupFileWrong, match="nothing was written"):
        restore(store, whole)
    assert str(digest_of(store)) == "0" * 64


def test_a_bit_that_flipped_is_found(store: Store, whole: Path) -> None:
    data = bytearray(whole.read_bytes())
    step = len(data) // 25
    for place in range(step, len(data), step):
        broken = bytearray(data)
        broken[place] ^= 0x10
        whole.write_bytes(broken)
        try:
            header = Reader(whole).check()
        except BackupFileWrong:
            continue
        # Bytes that say nothing, such as a time of day inside the zip: all of it is right.
        whole.write_bytes(data)
        assert header == Reader(whole).check()


@pytest.mark.parametrize(
    "content",
    [b"", b"a letter", b"PK\x03\x04 and then nothing", b"id,name\n1,Ben\n"],
)
def test_another_file_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    with pytest.raises(BackupFileWrong, match="not a backup"):
        restore(store, file)


def test_a_zip_of_something_else_is_refused(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as other:
        other.writestr("header.json", '{"program": "another"}')
    with pytest.raises(BackupFileWrong, match="not a backup"):
        restore(store, tmp_path / "some.zip")


def test_no_file_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupFileWrong, match="no such file"):
        restore(store, tmp_path / "none.backup")


@pytest.mark.parametrize("field", ["format", "schema"])
def test_a_newer_backup_is_refused(store: Store, whole: Path, field: str) -> None:
    changed = whole.with_name("newer.backup")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "header.json":
                data = json.dumps({**json.loads(data), field: 999}).encode()
            new.writestr(name, data)
    with pytest.raises(BackupFileWrong, match="newer version"):
        restore(store, changed)
    assert str(digest_of(store)) == "0" * 64


def test_a_record_taken_out_of_the_file_is_missed(store: Store, whole: Path) -> None:
    changed = whole.with_name("less.backup")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.split(b"\n", 1)[1] if name == "ties.jsonl" else data)
    with pytest.raises(BackupFileWrong):
        restore(store, changed)
