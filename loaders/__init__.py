"""Files from outside -> drafts -> problems or records -> the graph.

One import has three steps, and the preview is the import without its last::

    drafts = read(["ben.xlsx"])                                # files -> drafts, problems
    seen = preview(handle, drafts, case_id)                    # what would happen
    seen = preview(handle, drafts, case_id, answers={...})     # with the questions answered
    done = commit(handle, seen, command_id)                    # one undoable change

`read(files, american_dates=None)`
    CSV (any encoding and separator) and `.xlsx`, by path or as `UploadedFile(name, content)`; a
    table of people, a table of ties, or the one-sheet, recognised by headers; and family trees in
    GEDCOM (`.ged`, `.gdz`; `loaders.gedcom`), recognised by what they hold. Raises `FileRefused`
    when nothing can be read.
`preview(handle, drafts, case_id=None, children=(), renews=None, complete_on=None, answers={}, ...)`
    `.sentence`, `.lines` (one a person), `.conflicts`, `.questions` (answer "same" or "different"
    under each `id`; `{"*": "different"}` for the rest), `.problems`, `.nothing`, `.to_dict()`.
    Without a `case_id` it is about a new map, of the children named or of rows that say "child".
`commit(handle, preview, command_id)`
    Returns `Done`; `preview.case_id` is the map.
`template(form, ending)`
    A file to fill in, as bytes: form "one-sheet", "people" or "ties"; ending "csv" or "xlsx".
`sources_of(handle, case_id)`
    What was loaded before: the choices for `renews`.
`listed(problems, limit)`, `problems_csv(problems)`
    Problems for a screen, and all of them to download.
`safe_cell(text)` (`loaders.cells`)
    Every exporter of CSV or Excel writes its cells through it.
"""

from __future__ import annotations

from loaders.cells import safe_cell
from loaders.committing import commit
from loaders.describe import Clash, Line
from loaders.drafts import Drafts
from loaders.errors import FileRefused, LoadError, NotReady, WhichChild
from loaders.headers import Form
from loaders.likeness import DIFFERENT, SAME, Question
from loaders.preview_record import Preview
from loaders.previews import FILE, preview
from loaders.problems import Listed, Problem, listed, problems_csv
from loaders.reading import read
from loaders.tables import Progress, UploadedFile
from loaders.templates import template
from queries.sources import Source, sources_of

__all__ = [
    "DIFFERENT",
    "FILE",
    "SAME",
    "Clash",
    "Drafts",
    "FileRefused",
    "Form",
    "Line",
    "Listed",
    "LoadError",
    "NotReady",
    "Preview",
    "Problem",
    "Progress",
    "Question",
    "Source",
    "UploadedFile",
    "WhichChild",
    "commit",
    "listed",
    "preview",
    "problems_csv",
    "read",
    "safe_cell",
    "sources_of",
    "template",
]
