"""Made-up names, jobs and places for a whole service: enough that a search has to search."""

from __future__ import annotations

from random import Random

from seed.wide import BOYS, GIRLS

_BEGINNINGS = (
    "Ash Bar Beck Birk Brad Brock Car Clay Col Dal Den Elm Fair Fen Garn Glen Hal Hart Hol Kel Kirk"
    " Lang Lyn Mar Mel Nor Oak Pen Rad Red Ros Rush Sel Sher Stan Thorn Wal Wem Whit Win"
).split()
_ENDINGS = (
    "bourne bridge brook by cliffe combe croft dale den field ford gate ham hurst ley low more shaw"
    " stead thorpe ton wick worth yard"
).split()
_OTHER = (
    "Abbas Achebe Adeyemi Ahmed Akhtar Ali Bakare Begum Bhatt Bianchi Chaudhry Chen Chukwu Costa"
    " Das Diallo Dudek Farah Fernandes Gill Hassan Hussain Ibrahim Iqbal Ivanov Jankowski Kaur Khan"
    " Kovacs Kowalski Li Mahmood Malik Mensah Mir Mohamed Nguyen Novak Okafor Okoro Patel Pereira"
    " Popescu Rahman Rossi Sandhu Shah Sharma Silva Singh Tran Wójcik Yilmaz Zając Zhang"
).split()
SURNAMES = tuple(begin + end for begin in _BEGINNINGS for end in _ENDINGS) + tuple(_OTHER) * 4
TOWNS = (
    "Ashcombe Birkdale Brockley Colwick Denshaw Elmstead Fairbridge Garnley Halthorpe Kelbrook"
    " Langley Marsden Oakham Penfield Radcliffe Selby Thornbury Walden"
).split()
STREETS = "Mill Church Station Park Orchard Victoria Chapel School Green Bridge".split()
JOBS = (
    ("School", "class teacher", "school"),
    ("Health", "health visitor", "professional"),
    ("School", "head of year", "school"),
    ("Health", "school nurse", "professional"),
    ("Family support", "family support worker", "professional"),
    ("Surgery", "family doctor", "professional"),
    ("Housing", "housing officer", "professional"),
    ("Police", "safeguarding officer", "professional"),
    ("Youth team", "mentor", "mentor"),
    ("Nursery", "key person", "school"),
)
WORRIES = (
    "When there is shouting and hitting at home, {child} hides upstairs and does not sleep.",
    "{child} has been left alone in the evening without food or anybody to ring.",
    "{child} misses school two days a week because nobody gets up in the morning.",
    "When there has been drinking, {child} looks after the little ones alone.",
)
GOALS = (
    "{child} sleeps at home without being woken by shouting, every night for three months.",
    "There is always a grown-up whom {child} knows when it gets dark.",
    "{child} is in school every day, on time, with something to eat.",
    "Somebody sober looks after the children, day and night.",
)
BOTTOM_LINES = (
    "{child} is never alone at home after dark.",
    "Nobody who has been drinking drives {child} anywhere.",
)
RULES = (
    ("School run", "Somebody takes {child} to school.", "School mornings",
     ("mon school run", "tue school run", "wed school run", "thu school run", "fri school run")),
    ("Friday nights", "{child} sleeps away when there is drinking.", "Every Friday night",
     ("fri night",)),
    ("Ring on Sundays", "Somebody rings {child} and asks how the week was.", "Sunday evenings",
     ("sun evening",)),
    ("Tea on Wednesdays", "{child} eats at somebody's house.", "Wednesdays after school",
     ("wed after school", "wed evening")),
    ("Morning call", "Somebody knocks before school.", "Monday and Thursday mornings",
     ("mon morning", "thu morning")),
    ("Weekend visit", "Somebody comes by at the weekend.", "Saturday or Sunday",
     ("sat morning", "sun morning")),
    ("Bedtimes", "Somebody is there at bedtime.", "Tuesday and Saturday evenings",
     ("tue evening", "sat evening")),
)  # fmt: skip
PLACES = ("the school hall", "Gran's front room", "the family centre", "the church hall")


def first_name(random: Random, sex: str) -> str:
    """A first name."""
    return random.choice(GIRLS if sex == "female" else BOYS)


def surname(random: Random) -> str:
    """A surname, one of a thousand."""
    return random.choice(SURNAMES)


def town(random: Random) -> str:
    """A town that does not exist."""
    return random.choice(TOWNS)


def address(random: Random) -> str:
    """An address that does not exist."""
    number, street = random.randrange(1, 200), random.choice(STREETS)
    return f"{number} {street} Road, {town(random)}"
