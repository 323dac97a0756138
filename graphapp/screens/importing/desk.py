"""The desk where files are worked on: read, previewed and committed in the background.

What a file holds stays in this process's memory, for its own user only, and for an hour at most.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import loaders
from graphapp.errors import note
from queries.commands import Done
from queries.ids import new_id
from queries.store.errors import GraphError, NotFound
from queries.store.handle import Handle

LASTS = 3600.0
"""Seconds that a job is kept after it was last looked at."""
MOST_JOBS = 12
Phase = Literal["working", "previewed", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user said about a load."""

    case_id: str | None = None
    child: str = ""
    renews: str | None = None
    complete_on: date | None = None
    answers: tuple[tuple[str, str], ...] = ()
    family_sees: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One load as it stands. `command_id` is the same for every press of its button, `said` what
    the user has to know before they press it again.
    """

    id: str
    owner: str
    options: Options
    phase: Phase = "working"
    words: str = "Reading the file"
    done: int = 0
    of: int = 0
    drafts: loaders.Drafts | None = None
    preview: loaders.Preview | None = None
    result: Done | None = None
    error: GraphError | None = None
    said: str = ""
    command_id: str = field(default_factory=new_id)
    touched: float = 0.0


class Desk:
    """All jobs. Thread-safe."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._workers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="import")

    def job(self, job_id: str, owner: str) -> Job:
        """Return a job of this user.

        Raises
        ------
        NotFound : there is none, or it is another user's, or it was kept too long.
        """
        with self._guard:
            job = self._jobs.get(job_id)
            if job is None or job.owner != owner:
                raise NotFound("This file is no longer at hand.", "Choose it again.")
            self._jobs[job_id] = job = replace(job, touched=time.monotonic())
            return job

    def read(self, handle: Handle, files: Sequence[loaders.UploadedFile], options: Options) -> str:
        """Start reading files and looking at what they would change; return the job's id."""
        job = Job(secrets.token_urlsafe(16), handle.viewer.user_id, options)
        self._keep(job)

        def work(progress: loaders.Progress) -> Job:
            drafts = loaders.read(list(files), progress=progress)
            # kept before it is looked at: whose map it is may have to be said first
            self._keep(replace(self.job(job.id, job.owner), drafts=drafts))
            return self._previewed(handle, self.job(job.id, job.owner), drafts, progress)

        self._start(job.id, work)
        return job.id

    def look_again(self, handle: Handle, job_id: str, options: Options, *, said: str = "") -> None:
        """Preview a job's files again, with other answers."""
        job = self.job(job_id, handle.viewer.user_id)
        drafts = job.drafts
        if drafts is None or job.phase == "working":
            return
        job = replace(job, options=options, phase="working", words="Looking again", said=said)
        self._keep(job)
        self._start(job_id, lambda progress: self._previewed(handle, job, drafts, progress))

    def commit(self, handle: Handle, job_id: str) -> None:
        """Do what a job's preview says."""
        job = self.job(job_id, handle.viewer.user_id)
        preview = job.preview
        if preview is None or job.phase in ("working", "done"):
            return
        job = replace(job, phase="working", words="Writing to the graph", done=0, of=0)
        self._keep(job)

        def work(progress: loaders.Progress) -> Job:
            done = loaders.commit(handle, preview, job.command_id, progress=progress)
            return replace(self.job(job.id, job.owner), phase="done", result=done, error=None)

        self._start(job_id, work)

    def _previewed(
        self, handle: Handle, job: Job, drafts: loaders.Drafts, progress: loaders.Progress
    ) -> Job:
        options = job.options
        sees = ("professionals", "family") if options.family_sees else ("professionals",)
        preview = loaders.preview(
            handle,
            drafts,
            options.case_id,
            children=(options.child,) if options.child and not options.case_id else (),
            renews=options.renews,
            complete_on=options.complete_on,
            answers=dict(options.answers),
            visible_to=sees,
            progress=progress,
        )
        return replace(job, phase="previewed", drafts=drafts, preview=preview, error=None)

    def _start(self, job_id: str, work: Callable[[loaders.Progress], Job]) -> None:
        def progress(words: str, done: int, of: int) -> None:
            with self._guard:
                if job_id in self._jobs:
                    job = self._jobs[job_id]
                    self._jobs[job_id] = replace(job, words=words, done=done, of=of)

        def run() -> None:
            try:
                self._keep(work(progress))
            except GraphError as exc:
                self._failed(job_id, exc)
            except Exception as exc:  # noqa: BLE001  the last guard: a number, a trace in the log
                reference = note(exc)
                self._failed(
                    job_id,
                    GraphError(
                        "Something went wrong that should not. The map is as it was.",
                        f"Try again. If it happens again, give this number: {reference}.",
                    ),
                )

        self._workers.submit(run)

    def _failed(self, job_id: str, error: GraphError) -> None:
        with self._guard:
            if job_id in self._jobs:
                job = self._jobs[job_id]
                self._jobs[job_id] = replace(job, phase="failed", error=error)

    def _keep(self, job: Job) -> None:
        now = time.monotonic()
        with self._guard:
            self._jobs[job.id] = replace(job, touched=now)
            kept = sorted(self._jobs.values(), key=lambda one: one.touched)[-MOST_JOBS:]
            self._jobs = {one.id: one for one in kept if now - one.touched <= LASTS}
