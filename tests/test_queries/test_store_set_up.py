"""Set-up, and every way it can fail, against a repository served on loopback from the cache."""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from queries.store import Folders, check_engine, errors
from queries.store.engine import jars as jar_lock
from queries.store.engine.java import bundled_home, find_java
from queries.store.setup import set_up

LOCK = jar_lock.read_lock()
FEW = tuple(sorted(LOCK, key=lambda jar: jar.size)[:6])
NOWHERE = {"GRAPHAPP_MAVEN_REPO": "http://127.0.0.1:9/"}


@contextlib.contextmanager
def repository(folder: Path) -> Iterator[str]:
    """A real repository over HTTP, in the layout that Maven has."""

    class Patient(http.server.ThreadingHTTPServer):
        request_queue_size = 64  # of five, a busy machine refuses some

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None:
            pass

    with Patient(("127.0.0.1", 0), Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def served(tmp_path: Path, begun: Path) -> Path:
    """A repository folder with the few smallest jars (the engine's cache has them)."""
    for jar in FEW:
        place = tmp_path / "repo" / jar.group.replace(".", "/") / jar.artifact / jar.version
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(Folders.from_environment().jars / jar.file_name, place / jar.file_name)
    return tmp_path / "repo"


def fetch(target: Path, url: str, told: list[str]) -> int:
    return jar_lock.fetch(FEW, target, told.append, environment={"GRAPHAPP_MAVEN_REPO": url})


def test_every_part_is_fetched_once_and_checked(served: Path, tmp_path: Path) -> None:
    told: list[str] = []
    with repository(served) as url:
        assert fetch(tmp_path / "jars", url, told) == len(FEW)
    assert {p.name for p in (tmp_path / "jars").iterdir()} == {jar.file_name for jar in FEW}
    assert any("Fetching 6 parts" in line for line in told)
    assert fetch(tmp_path / "jars", NOWHERE["GRAPHAPP_MAVEN_REPO"], told) == 0
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".fetch")]


def test_it_goes_on_where_it_stopped(served: Path, tmp_path: Path) -> None:
    with repository(served) as url:
        fetch(tmp_path / "jars", url, [])
        (tmp_path / "jars" / FEW[0].file_name).unlink()
        assert fetch(tmp_path / "jars", url, []) == 1


def test_a_damaged_part_is_fetched_again(served: Path, tmp_path: Path) -> None:
    with repository(served) as url:
        fetch(tmp_path / "jars", url, [])
        path = tmp_path / "jars" / FEW[1].file_name
        path.write_bytes(b"\0" * FEW[1].size)
        told: list[str] = []
        assert fetch(tmp_path / "jars", url, told) == 1
    assert "damaged" in told[0]
    assert jar_lock.sha256(path) == FEW[1].sha256


def test_a_part_that_was_tampered_with_is_thrown_away(served: Path, tmp_path: Path) -> None:
    [path] = served.rglob(FEW[2].file_name)
    path.write_bytes(path.read_bytes() + b"tampered")
    with repository(served) as url, pytest.raises(errors.WrongHash) as caught:
        fetch(tmp_path / "jars", url, [])
    assert FEW[2].file_name in caught.value.sentence
    assert "network" in caught.value.next_step
    assert not (tmp_path / "jars" / FEW[2].file_name).exists()


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(errors.NoNetwork) as caught:
        fetch(tmp_path / "jars", NOWHERE["GRAPHAPP_MAVEN_REPO"], [])
    assert "HTTPS_PROXY" in caught.value.next_step
    assert "NEO4J_URI" in caught.value.next_step


def test_a_proxy_that_cannot_be_reached_is_said_by_the_command_itself(tmp_path: Path) -> None:
    proxy = "http://127.0.0.1:9"
    environment = {
        **os.environ,
        "GRAPHAPP_CACHE": str(tmp_path / "cache"),
        "GRAPHAPP_DATA": str(tmp_path / "data"),
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy),
    }
    for name in ("NEO4J_URI", "NO_PROXY", "no_proxy"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "queries.store.setup"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "could not be fetched" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_part_that_the_repository_lacks_is_named(served: Path, tmp_path: Path) -> None:
    [path] = served.rglob(FEW[3].file_name)
    path.unlink()
    with repository(served) as url, pytest.raises(errors.NoNetwork) as caught:
        fetch(tmp_path / "jars", url, [])
    assert FEW[3].file_name in caught.value.sentence


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where the system lets us mount one."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here (it needs root)")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_said_and_leaves_no_half_file(served: Path, tiny_disk: Path) -> None:
    (tiny_disk / "filler").write_bytes(b"\0" * 60_000)
    with repository(served) as url, pytest.raises(errors.FullDisk) as caught:
        fetch(tiny_disk / "jars", url, [])
    assert "room" in caught.value.next_step
    assert all(jar_lock.sha256(p) for p in (tiny_disk / "jars").iterdir())
    assert len(jar_lock.missing(FEW, tiny_disk / "jars")) > 0


def test_too_small_a_disk_is_said_before_anything_is_fetched(tiny_disk: Path) -> None:
    with pytest.raises(errors.FullDisk):
        set_up(
            Folders(tiny_disk / "cache", tiny_disk / "data"),
            lambda line: None,
            environment=NOWHERE,
            bundled_java=bundled_home(),
        )


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="POSIX rights")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(errors.SetUpFailed) as caught:
        set_up(
            Folders(tmp_path / "cache", tmp_path / "data"),
            lambda line: None,
            environment=NOWHERE,
            bundled_java=bundled_home(),
        )
    assert "GRAPHAPP_CACHE" in str(caught.value)


def java_home(folder: Path, version: str) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").touch()
    (folder / "release").write_text(f'JAVA_VERSION="{version}"\n')
    return folder


def test_a_platform_without_java_is_told_its_ways_out(tmp_path: Path) -> None:
    with pytest.raises(errors.UnsupportedPlatform) as caught:
        find_java({"PATH": str(tmp_path)}, bundled=None)
    assert "JAVA_HOME" in caught.value.next_step
    assert "NEO4J_URI" in caught.value.next_step


@pytest.mark.parametrize("version", ["17.0.15", "1.8.0_402"])
def test_too_old_a_java_is_named(tmp_path: Path, version: str) -> None:
    home = java_home(tmp_path / "old", version)
    with pytest.raises(errors.UnsupportedPlatform, match=version):
        find_java({"PATH": str(tmp_path), "JAVA_HOME": str(home)}, bundled=None)


def test_a_system_java_serves_where_pip_has_none(tmp_path: Path) -> None:
    home = java_home(tmp_path / "j21", "21.0.4")
    java = find_java({"PATH": str(tmp_path), "JAVA_HOME": str(home)}, bundled=None)
    assert (java.home, java.major, java.origin) == (home, 21, "JAVA_HOME")
    assert not java.has_start_up_cache


def test_the_java_that_came_by_pip_goes_before_an_old_one(tmp_path: Path) -> None:
    old = java_home(tmp_path / "old", "11")
    new = java_home(tmp_path / "pip", "25.0.2")
    assert find_java({"JAVA_HOME": str(old)}, bundled=new).home == new


def test_set_up_cut_short_is_told_by_check_and_by_opening(
    new_folders: Folders, tmp_path: Path
) -> None:
    bare = replace(new_folders, cache=tmp_path / "empty")
    report = check_engine(bare)
    assert not report.set_up
    assert report.problem is not None
    assert "make setup" in report.problem
    (bare.jars).mkdir(parents=True)
    shutil.copy(new_folders.jars / FEW[0].file_name, bare.jars)
    assert "of 223 parts are missing" in str(check_engine(bare).problem)


def test_check_tells_what_is_set_up(begun: Path, new_folders: Folders) -> None:
    report = check_engine(new_folders)
    assert report.set_up
    assert report.version == jar_lock.ENGINE_VERSION
    assert not report.running


def test_the_lock_names_each_jar_once() -> None:
    names = [jar.file_name for jar in LOCK]
    assert len(names) == len(set(names)) == 223
    assert all(len(jar.sha256) == 64 for jar in LOCK)
    assert not {"neo4j-udc", "neo4j-push-to-cloud"} & {jar.artifact for jar in LOCK}
