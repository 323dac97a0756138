"""The words people use for who somebody is to a child, and what each means in the graph."""

from __future__ import annotations

import re

from loaders.meaning import Meaning, TieMeaning
from queries.vocabulary import CareKind, Connection, KnowsKind, Sex, SiblingKind, TieType
from queries.vocabulary import ParentKind as Parent
from queries.vocabulary import PartnerKind as Partner

_F, _M, _U = Sex.FEMALE, Sex.MALE, Sex.UNKNOWN
_PARENT = {
    "mum": _F,
    "mother": _F,
    "mam": _F,
    "mom": _F,
    "mummy": _F,
    "mammy": _F,
    "ma": _F,
    "mama": _F,
    "dad": _M,
    "father": _M,
    "daddy": _M,
    "papa": _M,
    "da": _M,
    "parent": _U,
}
_SIBLING = {
    "brother": _M,
    "sister": _F,
    "sibling": _U,
    "bro": _M,
    "sis": _F,
}
_GRAND = {
    "gran": _F, "granny": _F, "grannie": _F, "grandma": _F, "nan": _F, "nana": _F, "nanna": _F,
    "nanny": _F, "nannan": _F, "grandmother": _F, "grandmum": _F, "nain": _F, "mamgu": _F,
    "nani": _F, "dadi": _F, "gramma": _F, "oma": _F, "babcia": _F,
    "grandad": _M, "granddad": _M, "grandpa": _M, "grandfather": _M, "gramps": _M, "grampy": _M,
    "grampa": _M, "granda": _M, "taid": _M, "tadcu": _M, "grandparent": _U, "opa": _M, "pops": _M,
}  # fmt: skip
_OTHER_KIN = {
    "aunt": _F, "auntie": _F, "aunty": _F, "uncle": _M, "cousin": _U, "niece": _F, "nephew": _M,
    "mother in law": _F, "father in law": _M, "sister in law": _F, "brother in law": _M,
    "relative": _U, "relation": _U, "kin": _U, "family": _U, "family member": _U,
    "extended family": _U, "distant relative": _U,
}  # fmt: skip
_PARTNERS = {
    "partner": (_U, Partner.TOGETHER), "boyfriend": (_M, Partner.TOGETHER),
    "girlfriend": (_F, Partner.TOGETHER), "fiance": (_M, Partner.TOGETHER),
    "fiancee": (_F, Partner.TOGETHER), "husband": (_M, Partner.MARRIED),
    "wife": (_F, Partner.MARRIED), "spouse": (_U, Partner.MARRIED),
    "civil partner": (_U, Partner.CIVIL), "new partner": (_U, Partner.TOGETHER),
    "ex": (_U, Partner.FORMER), "ex partner": (_U, Partner.FORMER),
    "former partner": (_U, Partner.FORMER), "ex husband": (_M, Partner.DIVORCED),
    "ex wife": (_F, Partner.DIVORCED), "former husband": (_M, Partner.DIVORCED),
    "former wife": (_F, Partner.DIVORCED), "ex boyfriend": (_M, Partner.FORMER),
    "ex girlfriend": (_F, Partner.FORMER), "live in partner": (_U, Partner.COHABITING),
}  # fmt: skip
_KNOWS: dict[KnowsKind, str] = {
    KnowsKind.FRIEND: "friend|best friend|close friend|mate|best mate|school friend|friend from "
    "school|friend at school|childhood friend|bestie|online friend|pal",
    KnowsKind.FAMILY_FRIEND: "family friend|friend of the family|friend of family|close family "
    "friend|godmother|godfather|godparent|god mother|god father|god parent|auntie not related",
    KnowsKind.NEIGHBOUR: "neighbour|neighbor|next door|next door neighbour|next door neighbor|"
    "lives next door|flat downstairs|flat upstairs|downstairs|upstairs|over the road|across the "
    "road|old neighbour|former neighbour|neighbour downstairs|neighbour upstairs",
    KnowsKind.CLUB: "coach|football coach|scout leader|cubs leader|cub leader|beaver leader|"
    "brownie leader|guide leader|club leader|dance teacher|swimming teacher|karate teacher|"
    "football club|youth club|boxing coach|rugby coach|music teacher|piano teacher",
    KnowsKind.FAITH: "imam|vicar|priest|pastor|rabbi|minister|church|mosque|temple|faith leader|"
    "church friend|from church|from mosque|sunday school teacher",
    KnowsKind.MENTOR: "mentor|volunteer mentor|independent visitor|befriender",
}
_SCHOOL_JOBS = (
    "teacher|class teacher|form tutor|tutor|head teacher|headteacher|head|deputy head|head of year|"
    "teaching assistant|ta|learning mentor|senco|sendco|school|pastoral lead|school nurse|"
    "designated safeguarding lead|dsl|school counsellor|lunchtime supervisor|nursery worker|"
    "nursery|nursery key worker|breakfast club|after school club|school receptionist|dinner lady|"
    "pastoral support|elsa|teacher at school|school family worker|sencco"
)
_PROFESSIONAL_JOBS = (
    "social worker|sw|health visitor|hv|gp|doctor|family doctor|nurse|midwife|police|"
    "police officer|"
    "family support|family support worker|fsw|family help worker|family worker|iro|psychologist|"
    "independent reviewing officer|therapist|camhs|camhs worker|solicitor|lawyer|cafcass|cafcass "
    "officer|childrens guardian|guardian ad litem|key worker|keyworker|support worker|advocate|"
    "housing officer|probation officer|probation|early help|early help worker|youth worker|"
    "personal adviser|personal advisor|pa|team manager|manager|supervising social worker|"
    "contact supervisor|counsellor|paediatrician|dentist|idva|domestic abuse worker|cpn|"
    "drug and alcohol worker|substance misuse worker|residential worker|outreach worker|"
    "psychiatrist|speech therapist|speech and language therapist|interpreter|pcso|"
    "community nurse|mental health worker|mental health nurse|virtual school|lado|yot worker|"
    "youth offending worker|family group conference coordinator|fgc coordinator|chair"
)
_JOB_ENDS = (
    " worker", " officer", " nurse", " visitor", " practitioner", " therapist", " psychologist",
    " solicitor", " social worker", " doctor", " midwife", " counsellor", " coordinator",
    " consultant", " psychiatrist", " paediatrician", " adviser", " advisor", " advocate",
    " manager",
)  # fmt: skip
_CARERS: dict[str, tuple[CareKind, Connection, Sex]] = {
    "foster carer": (CareKind.FOSTER, Connection.PROFESSIONAL, _U),
    "foster parent": (CareKind.FOSTER, Connection.PROFESSIONAL, _U),
    "foster mum": (CareKind.FOSTER, Connection.PROFESSIONAL, _F),
    "foster mother": (CareKind.FOSTER, Connection.PROFESSIONAL, _F),
    "foster dad": (CareKind.FOSTER, Connection.PROFESSIONAL, _M),
    "foster father": (CareKind.FOSTER, Connection.PROFESSIONAL, _M),
    "kinship carer": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "family and friends carer": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "connected carer": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "connected persons carer": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "special guardian": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "guardian": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "carer": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "main carer": (CareKind.KINSHIP, Connection.NATURAL, _U),
    "private foster carer": (CareKind.PRIVATE, Connection.NATURAL, _U),
    "respite carer": (CareKind.SHARED, Connection.PROFESSIONAL, _U),
    "short break carer": (CareKind.SHARED, Connection.PROFESSIONAL, _U),
    "childminder": (CareKind.DAY, Connection.PROFESSIONAL, _U),
    "child minder": (CareKind.DAY, Connection.PROFESSIONAL, _U),
    "babysitter": (CareKind.DAY, Connection.NATURAL, _U),
}
CHILD_WORDS = frozenset(
    "child|the child|self|subject|subject child|index child|yp|young person|the young person|me|"
    "child themselves|him|herself|himself|focus child|child this is about".split("|")
)
SHORT_FORMS = {
    "mgm": ("gran", "mum"), "mgf": ("grandad", "mum"), "mggm": ("great gran", "mum"),
    "pgm": ("gran", "dad"), "pgf": ("grandad", "dad"), "pggm": ("great gran", "dad"),
}  # fmt: skip
"""Abbreviations of case notes -> (word, side)."""

_SIBLING_FORMS = {
    "half": SiblingKind.HALF, "step": SiblingKind.STEP, "foster": SiblingKind.FOSTER,
    "adopted": SiblingKind.ADOPTIVE, "adoptive": SiblingKind.ADOPTIVE, "twin": SiblingKind.TWIN,
    "full": SiblingKind.FULL,
}  # fmt: skip
_PARENT_FORMS = {
    "step": Parent.STEP, "adoptive": Parent.ADOPTIVE, "adopted": Parent.ADOPTIVE,
    "birth": Parent.BIOLOGICAL, "biological": Parent.BIOLOGICAL, "natural": Parent.BIOLOGICAL,
    "bio": Parent.BIOLOGICAL, "donor": Parent.DONOR, "surrogate": Parent.DONOR,
    "presumed": Parent.PRESUMED, "putative": Parent.PRESUMED, "alleged": Parent.PRESUMED,
    "possible": Parent.PRESUMED, "legal": Parent.ADOPTIVE,
}  # fmt: skip
_AGE_WORDS = re.compile(
    r"^(?:(?:big|little|older|younger|elder|eldest|youngest|baby|oldest|elderly|middle) )+"
)
_KIN_FORMS = re.compile(
    r"^(?:(?:great|step|half|second|2nd|third|3rd|first|1st|adoptive|foster|distant) )+"
)
_KIN_ENDS = re.compile(
    r"(?: by marriage| by adoption| (?:once|twice|thrice|1x|2x) removed| \d+x? removed)+$"
)


def word_meaning(word: str) -> Meaning | None:
    """Return what one plain word or fixed phrase means ("half brother"), or None.

    `word` is as `cells.plain` leaves it: lower case, no punctuation.
    """
    word = _joined(word)
    if word in CHILD_WORDS:
        return Meaning(child=True)
    if word in _CARERS:
        care, connection, sex = _CARERS[word]
        words = "" if word in {"carer", "foster carer", "kinship carer"} else word
        return _one(TieType.CARES_FOR, care, sex, connection, words=words)
    if word in {"former foster carer", "previous foster carer", "ex foster carer"}:
        # a former foster carer is of the child's life, no longer of the job (PRACTICE.md)
        return _one(TieType.KNOWS, KnowsKind.FORMER_CARER, _U, Connection.NATURAL)
    for kind, words in _KNOWS.items():
        if word in words.split("|"):
            return _one(
                TieType.KNOWS, kind, _U, Connection.NATURAL, words="" if word == kind else word
            )
    if word in _SCHOOL_JOBS.split("|"):
        return _one(TieType.KNOWS, KnowsKind.SCHOOL, _U, Connection.PROFESSIONAL, job=word)
    if word in _PROFESSIONAL_JOBS.split("|") or word.endswith(_JOB_ENDS):
        return _one(TieType.KNOWS, KnowsKind.PROFESSIONAL, _U, Connection.PROFESSIONAL, job=word)
    return _family(_AGE_WORDS.sub("", word))


def _family(word: str) -> Meaning | None:
    if word in _PARENT:
        return _one(TieType.PARENT_OF, Parent.BIOLOGICAL, _PARENT[word])
    if word in _PARTNERS:
        sex, partner = _PARTNERS[word]
        return _one(TieType.PARTNER_OF, partner, sex)
    if word in {"son", "daughter"}:
        sex = _M if word == "son" else _F
        tie = TieMeaning(TieType.PARENT_OF, str(Parent.BIOLOGICAL), reverse=True)
        return Meaning(ties=(tie,), sex=sex, connection=Connection.NATURAL)
    form, _, rest = word.partition(" ")
    if word in _SIBLING or (form in _SIBLING_FORMS and rest in _SIBLING) or word == "twin":
        kind = _SIBLING_FORMS.get(form, SiblingKind.UNKNOWN)
        return _one(TieType.SIBLING_OF, kind, _SIBLING.get(rest or word, _U))
    if form in _PARENT_FORMS and rest in _PARENT:
        return _one(TieType.PARENT_OF, _PARENT_FORMS[form], _PARENT[rest])
    if word in {"donor", "sperm donor", "egg donor", "surrogate"}:
        return _one(TieType.PARENT_OF, Parent.DONOR, _U)
    root = _KIN_ENDS.sub("", _KIN_FORMS.sub("", word))
    if root in _GRAND or root in _OTHER_KIN:
        sex = _GRAND.get(root) or _OTHER_KIN[root]
        return _one(TieType.STATED_KIN, word, sex)
    return None


def _one(
    tie: TieType,
    kind: str,
    sex: Sex,
    connection: Connection = Connection.NATURAL,
    *,
    words: str = "",
    job: str = "",
) -> Meaning:
    return Meaning(
        ties=(TieMeaning(tie, str(kind), words=words),), sex=sex, connection=connection, job=job
    )


def _joined(word: str) -> str:
    """Write "stepdad", "greatgran", "halfbrother" as two words, as the lists have them."""
    word = re.sub(r"\b(step|half|great)(?=[a-z]{3})", r"\1 ", word)
    return re.sub(r"\bgrand (?=(?:ma|pa|dad|mum|mother|father|parent)\b)", "grand", word)
