"""How people are related, in everyday words, read from the ties and never stored."""

from queries.kinship.derive import relations
from queries.kinship.phrases import tie_parts, tie_sentence
from queries.kinship.records import Relation
from queries.kinship.sentences import connection_sentence
from queries.kinship.sides import sector_of, sector_title, sectors_in_order
from queries.kinship.stated import Mismatch, mismatches

__all__ = [
    "Mismatch",
    "Relation",
    "connection_sentence",
    "mismatches",
    "relations",
    "sector_of",
    "sector_title",
    "sectors_in_order",
    "tie_parts",
    "tie_sentence",
]
