"""The settings: loopback only, no default password, errors that say which variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphapp.errors import NotServed, SettingsWrong
from graphapp.settings import Settings, is_loopback
from graphapp.starting import listen


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in list(os.environ):
        if name.startswith(("GRAPHAPP_", "NEO4J_")):
            monkeypatch.delenv(name)


def test_without_any_setting_there_is_no_server_and_no_password() -> None:
    settings = Settings.from_environment()
    assert settings.host == "127.0.0.1"
    assert settings.neo4j_uri is None
    assert settings.login() == (None, None)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.1"])
def test_this_computer_may_be_named_in_any_way(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org", ""])
def test_any_other_address_is_refused_with_a_sentence(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_loopback(host)
    if host:  # an empty variable is as good as none
        monkeypatch.setenv("GRAPHAPP_HOST", host)
        with pytest.raises(SettingsWrong, match="on this computer only"):
            Settings.from_environment()


def test_a_wrong_port_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHAPP_PORT", "eighty")
    with pytest.raises(SettingsWrong, match="GRAPHAPP_PORT"):
        Settings.from_environment()


def test_a_password_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "quite-secret")
    settings = Settings.from_environment()
    assert "quite-secret" not in repr(settings)
    assert settings.login() == (None, "quite-secret")


def test_the_auth_file_holds_user_and_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "auth"
    file.write_text("neo4j/a/long password\n", encoding="utf-8")
    monkeypatch.setenv("NEO4J_AUTH_FILE", str(file))
    assert Settings.from_environment().login() == ("neo4j", "a/long password")


@pytest.mark.parametrize("content", ["", "neo4j", "neo4j/"])
def test_an_auth_file_with_something_else_is_told(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "auth"
    file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("NEO4J_AUTH_FILE", str(file))
    with pytest.raises(SettingsWrong, match="Write one line"):
        Settings.from_environment().login()


def test_a_missing_auth_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_AUTH_FILE", str(tmp_path / "none"))
    with pytest.raises(SettingsWrong, match="cannot be read"):
        Settings.from_environment().login()


def test_folders_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHAPP_DATA", str(tmp_path / "here"))
    settings = Settings.from_environment()
    assert settings.folders.data == tmp_path / "here"
    assert settings.log.parent.parent == tmp_path / "here"


def test_a_taken_port_is_told_and_the_usual_one_gives_way() -> None:
    first = listen(Settings(port=0))
    try:
        taken = first.getsockname()[1]
        with pytest.raises(NotServed, match=str(taken)):
            listen(Settings(port=taken))
        other = listen(Settings())  # the usual port, or any free one
        again = listen(Settings())
        assert other.getsockname()[1] != again.getsockname()[1]
        other.close()
        again.close()
    finally:
        first.close()


def test_listening_elsewhere_is_refused_again_where_it_happens() -> None:
    settings = Settings.model_construct(host="0.0.0.0", port=0)
    with pytest.raises(NotServed, match="on this computer only"):
        listen(settings)
