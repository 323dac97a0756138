"""What the import screen's callbacks do, as plain functions."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import loaders
from graphapp.screens.importing import job_view
from graphapp.screens.importing.desk import Desk, Job, Options
from graphapp.screens.importing.view import NEW_MAP, NO_OTHER
from queries.partial_date import NotADate, PartialDate
from queries.store.handle import Handle


def files_of(contents: Sequence[str], names: Sequence[str]) -> list[loaders.UploadedFile]:
    """Return what the browser sent as files.

    Raises
    ------
    LoadError : it did not arrive whole.
    """
    files = []
    for content, name in zip(contents, names, strict=True):
        _, _, data = content.partition(",")
        try:
            files.append(loaders.UploadedFile(name, base64.b64decode(data, validate=True)))
        except binascii.Error as exc:
            raise loaders.FileRefused(
                "The file did not arrive whole.", "Choose it once more."
            ) from exc
    return files


def options_of(case: str | None, child: str | None, family: Sequence[str] | None) -> Options:
    """Return what was said before the file was chosen."""
    new = case in (None, "", NEW_MAP)
    return Options(
        case_id=None if new else case, child=(child or "").strip(), family_sees=bool(family)
    )


def shown(desk: Desk, handle: Handle, job_id: str) -> tuple[list[Any], bool]:
    """Return how a job stands as components, and whether it still works.

    Raises
    ------
    NotFound : it is no longer at hand.
    """
    job = desk.job(job_id, handle.viewer.user_id)
    if job.phase == "working":
        return job_view.working(job), True
    if job.phase == "failed":
        return job_view.failed(job), False
    if job.phase == "done":
        return job_view.done(job), False
    case_id = job.options.case_id
    sources = loaders.sources_of(handle, case_id) if case_id else ()
    return job_view.previewed(job, sources), False


def look_again(
    desk: Desk,
    handle: Handle,
    job_id: str,
    answers: Mapping[str, str],
    renews: str,
    complete: Sequence[str],
    complete_on: str,
    said: Options,
) -> None:
    """Preview again with what the user answered.

    When nothing could be previewed, whose map it is may have been `said` since.

    Raises
    ------
    LoadError : the date is no date.
    """
    job = desk.job(job_id, handle.viewer.user_id)
    desk.look_again(handle, job_id, _answered(job, answers, renews, complete, complete_on, said))


def load(
    desk: Desk,
    handle: Handle,
    job_id: str,
    answers: Mapping[str, str],
    renews: str,
    complete: Sequence[str],
    complete_on: str,
) -> None:
    """Do what the preview says; when something else was answered since, show that first.

    Raises
    ------
    LoadError : the date is no date.
    """
    job = desk.job(job_id, handle.viewer.user_id)
    options = _answered(job, answers, renews, complete, complete_on, job.options)
    if _same(options, job):
        desk.commit(handle, job_id)
    else:
        desk.look_again(handle, job_id, options, said=CHANGED)


CHANGED = "You chose something else since. This is what would change now; load it if it is right."


def _same(options: Options, job: Job) -> bool:
    """Whether a preview was made with these options; what was never answered stays on the map."""
    renewed = job.preview.renews.id if job.preview and job.preview.renews else None
    before = {k: v for k, v in job.options.answers if v != job_view.OURS}
    after = {k: v for k, v in options.answers if v != job_view.OURS}
    if (before, job.options.complete_on) != (after, options.complete_on):
        return False
    return options.renews in (renewed, job.options.renews)


def _answered(
    job: Job,
    answers: Mapping[str, str],
    renews: str,
    complete: Sequence[str],
    complete_on: str,
    said: Options,
) -> Options:
    options = replace(
        said if job.preview is None else job.options,
        answers=tuple(sorted({**dict(job.options.answers), **answers}.items())),
        renews=None if renews in ("", NO_OTHER) else renews,
        complete_on=None,
    )
    if complete:
        options = replace(options, complete_on=_day(complete_on))
    return options


def _day(words: str) -> Any:
    try:
        return PartialDate.parse(words or "").latest
    except NotADate as exc:
        raise loaders.LoadError(
            "A complete file needs the date from which it holds.", str(exc)
        ) from exc


def problems_file(job: Job) -> bytes:
    """Return all of a job's problems as CSV."""
    return loaders.problems_csv(job.preview.problems if job.preview else ())
