"""The settings: one typed object, read from GRAPHAPP_* and NEO4J_* in the environment."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graphapp.errors import SettingsWrong
from queries.store import Folders

USUAL_PORT = 8050
ONLY_LOOPBACK = (
    "The page is served on this computer only, since there is no sign-in yet."
    " Leave GRAPHAPP_HOST out, or set it to 127.0.0.1."
)


class Settings(BaseSettings):
    """What the environment says. There is no default password anywhere.

    `port` None means the usual one (8050), or any free one when that is taken; 0 means any free.
    `data` holds the graph, the logs and the sessions; `cache` what set-up fetched. `largest_file`
    is in bytes, of one file that is brought in. `notation` is the profile that pictures are drawn
    in: a shipped one's name, or a file's path. `who` names the profile for the command line.
    """

    model_config = SettingsConfigDict(
        env_prefix="GRAPHAPP_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # a password must not come out in an error
        populate_by_name=True,
    )

    host: str = "127.0.0.1"
    port: int | None = Field(default=None, ge=0, le=65535)
    data: Path = Field(default_factory=lambda: Folders.from_environment({}).data)
    cache: Path = Field(default_factory=lambda: Folders.from_environment({}).cache)
    largest_file: int = Field(default=200 * 1024 * 1024, gt=0)
    notation: str = "standard"
    who: str = Field(default="", validation_alias=AliasChoices("GRAPHAPP_AS", "who"))
    neo4j_uri: str | None = Field(default=None, alias="NEO4J_URI")
    neo4j_username: str | None = Field(default=None, alias="NEO4J_USERNAME")
    neo4j_password: SecretStr | None = Field(default=None, alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(default=None, alias="NEO4J_DATABASE")
    neo4j_auth_file: Path | None = Field(default=None, alias="NEO4J_AUTH_FILE")

    @field_validator("host")
    @classmethod
    def _loopback(cls, host: str) -> str:
        if not is_loopback(host):
            raise ValueError(ONLY_LOOPBACK)
        return host

    @field_validator("data", "cache")
    @classmethod
    def _whole(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @classmethod
    def from_environment(cls) -> Self:
        """Read them.

        Raises
        ------
        SettingsWrong : with a sentence about each setting that cannot be followed.
        """
        try:
            return cls()
        except ValidationError as exc:
            raise SettingsWrong(" ".join(_sentence(error) for error in exc.errors())) from None

    @property
    def folders(self) -> Folders:
        """Where the embedded engine keeps its things."""
        return Folders(cache=self.cache, data=self.data)

    @property
    def log(self) -> Path:
        """The application's log file."""
        return self.data / "logs" / "app.log"

    @property
    def private(self) -> Path:
        """The folder of what only the application reads: sessions, the cookie's key."""
        return self.data / "app"

    @property
    def largest_request(self) -> int:
        """Bytes of one request: a file comes as base64, with what is round it."""
        return int(self.largest_file * 1.34) + 1024 * 1024

    def login(self) -> tuple[str | None, str | None]:
        """Return the server's user name and password, from the auth file when there is one.

        The file holds `user/password` on one line, as Neo4j's own image reads it.

        Raises
        ------
        SettingsWrong : the file cannot be read, or holds something else.
        """
        if self.neo4j_auth_file is None:
            password = self.neo4j_password
            return self.neo4j_username, password.get_secret_value() if password else None
        try:
            user, slash, password_text = (
                self.neo4j_auth_file.read_text(encoding="utf-8").strip().partition("/")
            )
        except OSError as exc:
            raise SettingsWrong(
                "The file that NEO4J_AUTH_FILE names cannot be read.",
                "Check that it is there and that this user may read it.",
            ) from exc
        if not slash or not password_text:
            raise SettingsWrong(
                "The file that NEO4J_AUTH_FILE names does not hold a user and a password.",
                "Write one line in it: neo4j/ and then the password.",
            )
        return user, password_text


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _sentence(error: object) -> str:
    assert isinstance(error, dict)
    message = str(error["msg"]).removeprefix("Value error, ")
    if message == ONLY_LOOPBACK:
        return message
    name = str(error["loc"][0])
    shown = name if name.isupper() else f"GRAPHAPP_{name.upper()}"
    return f"{shown} cannot be followed: {message[:1].lower()}{message[1:]}."
