"""What a family tree holds that is not loaded, counted, so that it can be said."""

from __future__ import annotations

from collections import Counter

from loaders.gedcom.lines import Node
from loaders.problems import Problem

_TO_DO = "Nothing needs doing; it stays in the file."
_BOOKS = frozenset(
    {"CHAN", "CREA", "REFN", "RIN", "AFN", "RFN", "EXID", "SUBM", "SUBN", "ANCI", "DESI", "HEAD",
     "TRLR", "UID", "_UID", "_UPD", "LANG", "RESN", "REPO", "FAMS", "FAMC", "FAM", "INDI", "TYPE",
     "PHRASE", "AGE", "GIVN", "SURN", "NPFX", "NSFX", "SPFX", "NICK", "PEDI", "STAT", "ROLE",
     "RELA", "FORM", "DATE", "TIME", "HUSB", "WIFE", "CHIL", "TAG", "SCHMA", "NCHI", "SDATE",
     "NO", "TEMP", "ALIA", "ADOP", "_FREL", "_MREL", "QUAY", "PAGE", "DATA", "EVEN", "TEXT", "MIME",
     "TRAN", "CAUS", "AGNC", "RELI", "ROMN", "FONE", "CROP", "TITL", "FILE", "MEDI", "NMR",
     "CORP", "VERS", "COPR", "_PRIM", "_TYPE", "CONT", "CONC"}
)  # fmt: skip
"""Tags that only keep books, or that belong to what is counted or read already."""

_KINDS = {
    **dict.fromkeys(("NOTE", "SNOTE"), ("note", "notes")),
    **dict.fromkeys(("SOUR",), ("source", "sources")),
    **dict.fromkeys(("OBJE", "BLOB"), ("picture or other file", "pictures and other files")),
    **dict.fromkeys(("PLAC",), ("place", "places")),
    **dict.fromkeys(
        ("ADDR", "PHON", "EMAIL", "EMAI", "_EMAIL", "FAX", "WWW", "MAP"),
        ("address or contact detail", "addresses and contact details"),
    ),
    **dict.fromkeys(
        ("BAPL", "CONL", "ENDL", "SLGC", "SLGS", "INIL", "WAC"),
        ("religious ordinance", "religious ordinances"),
    ),
    **dict.fromkeys(
        ("BURI", "CREM", "BAPM", "BARM", "BASM", "BLES", "CAST", "CENS", "CHR", "CHRA", "CONF",
         "DSCR", "EDUC", "EMIG", "FACT", "FCOM", "GRAD", "IDNO", "IMMI", "NATI", "NATU",
         "OCCU", "ORDN", "PROB", "PROP", "RESI", "RETI", "SSN", "WILL", "ANUL", "DIVF",
         "ENGA", "MARB", "MARC", "MARL", "MARS", "INIT", "EVEN_"),
        ("other event or fact", "other events and facts"),
    ),
}  # fmt: skip


class LeftOut:
    """Counts by what they are called, in the singular and the plural."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._unknown: Counter[str] = Counter()

    def add(self, one: str, many: str, count: int = 1) -> None:
        """Count something that a reader left out."""
        if count:
            self._counts[one, many] += count

    def record(self, record: Node) -> None:
        """Count what a record holds that is never loaded.

        A note, source or picture that several people point to is counted once, as a record.
        """
        if record.tag in _KINDS and not record.pointer:
            self._counts[_KINDS[record.tag]] += 1
            return
        if record.tag not in _BOOKS:
            self._other(record.tag)
            return
        if record.tag in ("HEAD", "SUBM", "SUBN", "REPO", "TRLR"):
            return
        todo = list(record.parts)
        while todo:
            node = todo.pop()
            if node.tag in _KINDS:
                if not node.pointer:
                    self._counts[_KINDS[node.tag]] += 1
                if node.tag in ("NOTE", "SNOTE", "SOUR", "OBJE", "ADDR"):
                    continue
            elif node.tag not in _BOOKS and node.tag not in _READ:
                self._other(node.tag)
            todo += node.parts

    def _other(self, tag: str) -> None:
        self._unknown[tag[:20]] += 1

    def problems(self, file: str) -> list[Problem]:
        """Return a line for each kind: "12 notes were left out."."""
        found = [
            Problem(file, 0, "", f"{count:,} {one if count == 1 else many} {_were(count)}", _TO_DO)
            for (one, many), count in self._counts.most_common()
        ]
        count = self._unknown.total()
        if count:
            tags = ", ".join(tag for tag, _ in self._unknown.most_common(6))
            details = "detail" if count == 1 else "details"
            wrong = f"{count:,} {details} that only other programs know ({tags}) {_were(count)}"
            found.append(Problem(file, 0, "", wrong, _TO_DO))
        return found


_READ = frozenset({"NAME", "SEX", "BIRT", "DEAT", "MARR", "DIV", "ASSO", "_SEPR", "_UMR"})


def _were(count: int) -> str:
    return "was left out." if count == 1 else "were left out."
