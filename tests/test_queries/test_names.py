"""Names: what is typed finds who is meant, in the spellings met in practice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.model import Person
from queries.names import PLAIN, SOUND, name_keys, normalise, rank, search_keys


def finds(text: str, name: str, known_as: str = "") -> bool:
    """Whether a search by the keys finds the name, as the store's statement asks."""
    keys = name_keys(name, known_as)
    plain = {key for key, kind in keys if kind == PLAIN}
    sounds = {key for key, kind in keys if kind == SOUND}
    asked = search_keys(text)
    return bool(asked) and all(
        any(key.startswith(word.begins) for key in plain) or bool(sounds & set(word.sounds))
        for word in asked
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kathrin", "Catherine Pell"),
        ("Jon", "John Arkley"),
        ("John", "Jon Arkley"),
        ("Jonathan", "Jon Arkley"),
        ("Kate", "Kathryn Moss"),
        ("Katherine", "Kate Moss"),
        ("Bill", "William Orrell"),
        ("william", "Billy Orrell"),
        ("Mo", "Muhammad Rahimi"),
        ("Mohammed", "Mohd Rahimi"),
        ("Mohamed Rahimi", "Muhammad Rahimi"),
        ("Steven", "Stephen Colley"),
        ("Jeff", "Geoffrey Tindle"),
        ("Peggy", "Margaret Tindle"),
        ("Shivaun", "Siobhán Kelly"),
        ("siobhan", "Siobhán Kelly"),
        ("Neve", "Niamh Kelly"),
        ("Keeva", "Caoimhe Byrne"),
        ("Owen", "Eoghan Byrne"),
        ("Shaun", "Seán Byrne"),
        ("nguyen", "Nguyễn Thị Minh"),
        ("Lukasz", "Łukasz Wójcik"),
        ("Luke", "Łukasz Wójcik"),
        ("wojcik", "Łukasz Wójcik"),
        ("Gosia", "Małgorzata Nowak"),
        ("Zoe", "Zoë Brandt"),
        ("oneil", "Pat O'Neil"),
        ("o'neil", "Pat O’Neil"),
        ("o neil", "Pat O'Neil"),
        ("ONeill", "Pat O'Neil"),
        ("neil", "Pat O'Neil"),
        ("Hassan", "Yusuf al-Hassan"),
        ("al-hassan", "Yusuf al-Hassan"),
        ("alhasan", "Yusuf al-Hassan"),
        ("al hassan", "Yusuf al-Hassan"),
        ("Yousef", "Yusuf al-Hassan"),
        ("Fatimah", "Fatma Noor"),
        ("Hussein", "Husayn Noor"),
        ("Aysha", "Aisha Begum"),
        ("Rhys", "Reece Davies"),
        ("Dai", "Dafydd Davies"),
        ("Eilidh", "Eilidh MacDonald"),
        ("Macdonald", "Eilidh MacDonald"),
        ("Ngozi", "Ngozi Okafor"),
        ("okaf", "Ngozi Okafor"),
        ("Mwangi", "Mwangi"),
        ("Sukarno", "Sukarno"),
        ("smith", "Ann Smith-Jones"),
        ("jones", "Ann Smith-Jones"),
        ("smith-jones", "Ann Smith-Jones"),
        ("ann smith", "Ann Smith-Jones"),
        ("mr oduya", "Mr Oduya"),
        ("oduya", "Mr Oduya"),
        ("Mrs Okafor", "Ngozi Okafor"),
        ("gra", "Grace Tindle"),
        ("محمد", "محمد علي"),
        ("佐藤", "佐藤 花子"),
    ],
)
def test_a_search_finds(text: str, name: str):
    assert finds(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lee", "Lou Arkley"),
        ("Ben", "Dan Arkley"),
        ("John Smith", "John Arkley"),
        ("Bill", "Bob Arkley"),
        ("hamza", "Hussein Noor"),
        ("", "John Arkley"),
        ("  - ' ", "John Arkley"),
        ("John", ""),
    ],
)
def test_a_search_does_not_find(text: str, name: str):
    assert not finds(text, name)


def test_a_person_is_found_by_what_they_are_known_as():
    assert finds("Titch", "Alan Tindle", "Titch")
    assert finds("Titch Tindle", "Alan Tindle", "Titch")


def test_plain_and_sound_keys_never_meet():
    keys = name_keys("Catherine Al-Hassan O'Neil", "Kate")
    assert {key[0] in "~=" for key, kind in keys if kind == SOUND} == {True}
    assert {key[0] in "~=" for key, kind in keys if kind == PLAIN} == {False}


def test_normalise_tells_the_same_names_apart_from_others():
    assert normalise(" Siân  O’Neil-Łukasz ") == "sian oneil-lukasz"
    assert normalise("Straße") == "strasse"
    assert normalise("İbrahim Çelik") == "ibrahim celik"
    assert normalise("Jean–Luc") == normalise("jean-luc")
    assert normalise("Ann") != normalise("Anne")


def test_the_closest_name_comes_first():
    names = ["Catherine Pell", "Kathrin Pell", "Kathrina Moss", "Karen Pell", "Kate Orrell"]
    people = [Person(name, name=name) for name in names]
    ordered = sorted(people, key=lambda person: -rank("Kathrin", person))
    assert [person.name for person in ordered[:2]] == ["Kathrin Pell", "Kathrina Moss"]
    assert ordered[-1].name == "Karen Pell"
    assert rank("Kathrin Pell", people[1]) == 100.0
    assert rank("", people[0]) == 0.0
    assert rank("Kathrin", Person("x")) == 0.0


def test_known_as_counts_as_much_as_the_name():
    known = Person("1", name="Alan Tindle", known_as="Titch")
    assert rank("Titch", known) > rank("Titch", Person("2", name="Mitch Tindle"))


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_at_all_gives_keys_an_index_can_hold(name: str, known_as: str):
    for key, kind in name_keys(name, known_as):
        assert 0 < len(key) <= 80
        assert kind in (PLAIN, SOUND)
    assert 0.0 <= rank(name, Person("p", name=name, known_as=known_as)) <= 100.0


@given(st.text(max_size=40))
def test_everybody_named_is_found_by_their_own_name(name: str):
    if search_keys(name):
        assert finds(name, name)
    assert normalise(normalise(name)) == normalise(name)
