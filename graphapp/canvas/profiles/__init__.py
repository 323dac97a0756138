"""Notation profiles as files: how an authority draws what the program means.

`standard.toml` holds every field; another profile says what differs. The fields and what they may
hold are `Profile`; whatever a file gets wrong is told in sentences, all at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graphapp.canvas.legend import WORDS
from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import ShapeKind
from graphapp.errors import SettingsWrong
from queries.vocabulary import Covers, PartnerKind, Ring, Sex

FOLDER = Path(__file__).parent
STANDARD = "standard"

_Shape = Literal["circle", "square", "diamond", "triangle"]
_Stroke = Literal["solid", "dashed", "long-dashed", "dotted", "dash-dot"]
_Slashes = Annotated[int, Field(ge=1, le=3, strict=True)]
_Words = Annotated[str, Field(min_length=1, max_length=32)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _People(_Part):
    female: _Shape
    male: _Shape
    unknown: _Shape
    unborn: _Shape
    died: Literal["cross", "slash"]

    @model_validator(mode="after")
    def _apart(self) -> Self:
        shapes = (self.female, self.male, self.unknown, self.unborn)
        if len(set(shapes)) < len(shapes):
            raise ValueError("two kinds of people have the same shape; give each its own")
        return self


class _Couples(_Part):
    married: _Stroke
    together: _Stroke

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.married == self.together:
            raise ValueError("married and together are the same line; give each its own")
        return self


class _Slashed(_Part):
    separated: _Slashes
    divorced: _Slashes

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.separated == self.divorced:
            raise ValueError("separated and divorced have equally many slashes; give each its own")
        return self


class _Children(_Part):
    birth: _Stroke
    adopted: _Stroke
    foster: _Stroke
    step: _Stroke
    brackets: Annotated[bool, Field(strict=True)]

    @model_validator(mode="after")
    def _apart(self) -> Self:
        lines = [self.birth, self.foster, self.step]
        if not self.brackets:
            lines.append(self.adopted)
        if len(set(lines)) < len(lines) or self.adopted in (self.foster, self.step):
            raise ValueError("two kinds of children have the same line; give each its own")
        return self


class _Rings(_Part):
    most: _Words
    little: _Words
    nothing: _Words


class _Apart(_Part):
    same_room: _Words
    any_contact: _Words
    unsupervised: _Words
    place: _Words


class Profile(_Part):
    """One authority's profile, as its file says it."""

    title: _Words
    people: _People
    couples: _Couples
    slashes: _Slashed
    children: _Children
    rings: _Rings
    apart: _Apart
    words: Mapping[str, _Words]

    @model_validator(mode="after")
    def _apart(self) -> Self:
        children = {self.children.foster, self.children.step}
        if not self.children.brackets:
            children.add(self.children.adopted)
        if self.couples.together in children:
            raise ValueError(
                "[couples] together is the same line as one of [children]; give each its own"
            )
        return self


@lru_cache(maxsize=8)
def notation_of(chosen: str = STANDARD) -> Notation:
    """Return a profile as the drawing reads it.

    Parameters
    ----------
    chosen : the name of a shipped profile, or the path of a file (ending in .toml).

    Raises
    ------
    SettingsWrong : there is no such profile, or it cannot be followed; says what and where.
    """
    if chosen in shipped():
        path = FOLDER / f"{chosen}.toml"
    elif chosen.endswith(".toml"):
        path = Path(chosen).expanduser()
    else:
        raise SettingsWrong(
            f"There is no notation called “{chosen}”.",
            f"Set GRAPHAPP_NOTATION to {' or '.join(shipped())}, or to the path of a .toml file.",
        )
    told = _read(path)
    whole = _read(FOLDER / f"{STANDARD}.toml")
    for part, value in told.items():
        both = isinstance(value, dict) and isinstance(whole.get(part), dict)
        whole[part] = whole[part] | value if both else value
    try:
        profile = Profile.model_validate(whole)
    except ValidationError as exc:
        said = " ".join(_sentence(path.name, error) for error in exc.errors())
        raise SettingsWrong(said, "Change the file, and start again.") from None
    return _notation(path.name, profile)


def shipped() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsWrong(
            f"The notation file {path.name} cannot be read.",
            "Check that GRAPHAPP_NOTATION names a text file that is there and may be read.",
        ) from exc
    except tomllib.TOMLDecodeError as exc:
        raise SettingsWrong(
            f"{path.name} is not written as TOML: {str(exc)[:1].lower()}{str(exc)[1:]}.",
            'Write each field as in standard.toml: name = "value", under its [heading].',
        ) from None


def _sentence(file: str, error: Any) -> str:
    part, *rest = [str(one) for one in error["loc"]] or [""]
    where = f"{file}, [{part}]" + (f" {' '.join(rest)}" if rest else "") if part else file
    if error["type"] == "extra_forbidden":
        return f"{where}: there is no such field; look in standard.toml for those there are."
    if error["type"] == "literal_error":
        return f"{where}: “{error['input']}” is none of {_allowed(error['ctx']['expected'])}."
    words = str(error["msg"]).removeprefix("Value error, ")
    return f"{where}: {words[:1].lower()}{words[1:]}."


def _allowed(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _notation(file: str, profile: Profile) -> Notation:
    unknown = sorted(set(profile.words) - set(WORDS))
    if unknown:
        raise SettingsWrong(
            f"{file}, [words]: the legend has nothing called “{unknown[0]}”.",
            f"It has: {', '.join(WORDS)}.",
        )
    people, apart, rings, slashes = profile.people, profile.apart, profile.rings, profile.slashes
    return Notation(
        title=profile.title,
        shapes={
            Sex.FEMALE: ShapeKind(people.female),
            Sex.MALE: ShapeKind(people.male),
            Sex.UNKNOWN: ShapeKind(people.unknown),
        },
        unborn=ShapeKind(people.unborn),
        one_stroke=people.died == "slash",
        slashes={PartnerKind.SEPARATED: slashes.separated, PartnerKind.DIVORCED: slashes.divorced},
        strokes={
            "couple": profile.couples.married,
            "together": profile.couples.together,
            "birth": profile.children.birth,
            "adopted": profile.children.adopted,
            "foster": profile.children.foster,
            "step": profile.children.step,
        },
        brackets=profile.children.brackets,
        keep_apart={
            Covers.SAME_ROOM: apart.same_room,
            Covers.ANY_CONTACT: apart.any_contact,
            Covers.UNSUPERVISED: apart.unsupervised,
            Covers.PLACE: apart.place,
        },
        captions={Ring.MOST: rings.most, Ring.LITTLE: rings.little, Ring.NOTHING: rings.nothing},
        words=profile.words,
    )
