"""The safety plan: from the week to somebody asked, from the map to a role, by mouse and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.served import Served

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
PHONE = pytest.mark.parametrize("size", ["phone"], indirect=True)
WAIT = 20_000


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley", "pell") as planted:
        planted.give_pin("hannah")
        yield planted


class Plan:
    """The safety plan's page in a browser."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.week = page.locator("#plan-week")
        self.rules = page.locator("#plan-rules")
        self.form = page.locator(".plan-form")

    def open(self, query: str = "") -> Plan:
        self.page.goto(self.url + query)
        expect(self.page.locator("h1")).to_contain_text("safety plan", timeout=WAIT)
        expect(self.week).not_to_be_empty(timeout=WAIT)
        return self

    def rule(self, name: str) -> Locator:
        return self.rules.locator(".rules > li").filter(
            has=self.page.get_by_role("heading", name=re.compile(f"^{name}"))
        )

    def cell(self, slot: str) -> Locator:
        return self.week.locator(f"[data-slot='{slot}']")

    def undo(self) -> None:
        self.page.get_by_role("button", name="Undo", exact=True).click()


def plan_url(office: Office, family: str = "ben-arkley") -> str:
    return f"{office.url}/case/{office.cases[family]}/plan"


@pytest.fixture
def plan(page: Page, office: Office) -> Plan:
    office.let_in(page.context)
    return Plan(page, plan_url(office))


def test_from_an_empty_night_to_somebody_asked_and_back(page: Page, plan: Plan) -> None:
    plan.open()
    expect(plan.week).to_contain_text("20 of 33 times are covered")
    plan.cell("fri night").click()
    expect(page).to_have_url(re.compile(r"\?slot=fri\+night$"))
    ask = plan.week.locator(".ask")
    expect(ask).to_contain_text("Friday night: who could be there?", timeout=WAIT)
    expect(ask).to_contain_text("Jean holds this at other times")
    ask.get_by_role("button", name=re.compile("Ask Mark")).click()
    expect(plan.cell("fri night")).to_contain_text("Mark?", timeout=WAIT)
    expect(plan.rule("Nights")).to_contain_text("Mark, only suggested")
    expect(ask.get_by_role("button", name=re.compile("Ask Mark"))).to_have_count(0)
    plan.undo()
    expect(plan.cell("fri night")).not_to_contain_text("Mark?", timeout=WAIT)


def test_a_rule_is_added_held_answered_and_ended(page: Page, plan: Plan) -> None:
    plan.open()
    page.get_by_role("button", name="Add a rule").click()
    expect(plan.form.get_by_role("heading", name="Rule 8")).to_be_focused(timeout=WAIT)
    plan.form.get_by_role("button", name="Add the rule").click()
    expect(plan.form).to_contain_text("Give the rule a name", timeout=WAIT)
    expect(plan.form.get_by_label("What to call it")).to_be_focused()
    plan.form.get_by_label("What to call it").fill("Lunch")
    plan.form.get_by_label("Saturday morning").check()
    plan.form.get_by_role("button", name="Add the rule").click()
    expect(plan.form).to_have_count(0, timeout=WAIT)
    expect(plan.rule("Lunch")).to_contain_text("nobody yet")
    expect(plan.cell("sat morning")).to_contain_text("Nobody yet")
    page.get_by_role("button", name="Give a role: Lunch").click()
    who = plan.form.get_by_role("combobox", name="Who")
    who.fill("Kerry")
    page.get_by_role("option", name=re.compile("^Kerry")).click()
    plan.form.get_by_label("They agreed").check()
    plan.form.get_by_label("When they said so").fill("the other day")
    plan.form.get_by_role("button", name="Give the role").click()
    expect(plan.form).to_contain_text("not a date", timeout=WAIT)
    plan.form.get_by_label("When they said so").fill("12 November 2026")
    plan.form.get_by_role("button", name="Give the role").click()
    expect(plan.rule("Lunch").get_by_role("button", name=re.compile("^Kerry"))).to_be_visible(
        timeout=WAIT
    )
    plan.rule("Lunch").get_by_role("button", name=re.compile("^Kerry")).click()
    expect(plan.form.get_by_label("When they said so")).to_have_value(
        "12 November 2026", timeout=WAIT
    )
    plan.form.get_by_text("Kerry no longer does this").click()
    plan.form.get_by_role("button", name="End the role").click()
    expect(plan.rule("Lunch")).not_to_contain_text("Kerry", timeout=WAIT)
    page.get_by_role("button", name="Correct: Lunch").click()
    plan.form.get_by_text("This rule is over").click()
    plan.form.get_by_role("button", name="End the rule").click()
    expect(plan.rule("Lunch")).to_have_count(0, timeout=WAIT)


def test_the_week_and_a_form_by_keyboard_alone(page: Page, plan: Plan) -> None:
    plan.open()
    plan.cell("sat night").focus()
    page.keyboard.press("Enter")
    expect(plan.week.locator(".ask")).to_contain_text("Saturday night", timeout=WAIT)
    expect(plan.cell("sat night")).to_be_focused()
    expect(plan.cell("sat night")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Correct: Handovers").focus()
    page.keyboard.press("Enter")
    expect(plan.form.locator("h2")).to_be_focused(timeout=WAIT)
    page.keyboard.press("Tab")
    expect(plan.form.get_by_label("What to call it")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" to dad")
    page.keyboard.press("Enter")
    expect(plan.rule("Handovers to dad")).to_be_visible(timeout=WAIT)
    expect(plan.form).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()
    plan.undo()
    expect(plan.rule("Handovers to dad")).to_have_count(0, timeout=WAIT)


def test_a_form_outlasts_somebody_elses_change_and_shows_it(page: Page, plan: Plan) -> None:
    plan.open()
    page.get_by_role("button", name="Correct: School run").click()
    when = plan.form.get_by_label("When, in words")
    expect(when).to_have_value("Monday to Friday", timeout=WAIT)
    when.fill("School days")
    other = page.context.new_page()
    theirs = Plan(other, plan.url).open()
    other.get_by_role("button", name="Correct: School run").click()
    expect(theirs.form.get_by_label("When, in words")).to_have_value(
        "Monday to Friday", timeout=WAIT
    )
    theirs.form.get_by_label("When, in words").fill("Term time")
    theirs.form.get_by_role("button", name="Save").click()
    expect(theirs.rule("School run")).to_contain_text("Term time", timeout=WAIT)
    other.close()
    expect(plan.rule("School run")).to_contain_text("Term time", timeout=WAIT)
    expect(when).to_have_value("School days")
    plan.form.get_by_role("button", name="Save").click()
    expect(plan.form).to_contain_text("changed the when", timeout=WAIT)
    expect(plan.form).to_contain_text("Term time")
    plan.form.get_by_role("button", name="Use mine").click()
    expect(plan.rule("School run")).to_contain_text("School days", timeout=WAIT)


@PHONE
def test_the_phone_shows_a_day_and_drops_by_touch(page: Page, plan: Plan, office: Office) -> None:
    plan.open("?day=fri")
    expect(plan.week.locator("table.week")).to_be_hidden()
    expect(plan.week.locator(".day")).to_contain_text("Nobody yet")
    plan.week.locator(".mini-week").get_by_role("button", name=re.compile("^Sat")).click()
    expect(plan.week.locator(".day-name")).to_have_text("Saturday", timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    plan.week.locator(".day").get_by_role("button", name=re.compile("night")).click()
    expect(plan.week.locator(".ask")).to_contain_text("Saturday night", timeout=WAIT)
    ben = Map(page, office, "ben-arkley").open()
    ben.panel.locator("[data-sheet]").click()
    there = page.evaluate(journey._WHERE, "Gary")
    grip = ben.panel.locator(".drags li").first.locator(".grip")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box is not None
    touch = page.context.new_cdp_session(page)
    at = {"x": box["x"] + 10, "y": box["y"] + 10}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    for part in (0.3, 0.7, 1.0):
        here = {k: at[k] + (there[k] - at[k]) * part for k in at}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [here]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(ben.panel.locator("h2")).to_have_text("Gary: Nights", timeout=WAIT)


def test_the_role_list_is_one_page_for_each(page: Page, plan: Plan) -> None:
    plan.open()
    page.locator("summary", has_text="Print").click()
    page.get_by_role("link", name="Role list for professionals").click()
    expect(page.locator("h1")).to_have_text("Ben’s safety plan: who does what")
    expect(page.locator("main")).to_contain_text("07700 900 104")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    page.goto(f"{plan.url.removesuffix('/plan')}/role-list?for=family")
    expect(page.locator("main")).to_contain_text("For the family")
    expect(page.locator("main")).to_contain_text("(only suggested)")
    expect(page.locator("main")).not_to_contain_text("07700")
    expect(page.locator("main")).not_to_contain_text("knows nothing")


def test_the_family_in_the_room_sees_theirs(page: Page, office: Office) -> None:
    office.let_in(page.context, room="ben-arkley")
    plan = Plan(page, plan_url(office)).open("?slot=fri+night")
    expect(plan.week.locator(".ask")).to_contain_text("Ask the family who could be there")
    expect(plan.rules).not_to_contain_text("knows nothing")
    expect(page.get_by_role("link", name="Role list for professionals")).to_have_count(0)
    page.get_by_role("button", name="Give a role: Handovers").click()
    expect(plan.form).to_contain_text("What they said", timeout=WAIT)
    expect(plan.form).not_to_contain_text("Who may see this")


@SIZES
def test_axe_finds_nothing_with_everything_open(page: Page, plan: Plan, axe, size: str) -> None:
    plan.open("?slot=fri+night")
    expect(plan.week.locator(".ask")).to_contain_text("who could be there?", timeout=WAIT)
    plan.week.get_by_text("See everyone who could").click()
    axe(page)
    page.locator("summary", has_text="Print").click()
    axe(page)
    page.keyboard.press("Escape")
    for form in ("rule", "role", "plan"):
        plan.open(f"?form={form}")
        expect(plan.form.locator("input").first).to_be_visible(timeout=WAIT)
        if form == "rule":
            plan.form.get_by_role("button", name="Add the rule").click()
            expect(plan.form).to_contain_text("Give the rule a name", timeout=WAIT)
        axe(page)
    page.goto(plan.url.removesuffix("/plan"))
    expect(page.locator("#map-picture .bd").first).to_be_visible(timeout=30_000)
    axe(page)


def test_a_plan_is_over_and_another_begun(page: Page, office: Office) -> None:
    office.let_in(page.context)
    plan = Plan(page, plan_url(office, "pell"))
    plan.open("?form=plan")
    plan.form.get_by_text("This plan is over").click(timeout=WAIT)
    plan.form.get_by_label("The last day").fill("2025")
    plan.form.get_by_role("button", name="End the plan").click()
    expect(plan.form.get_by_role("alert")).not_to_be_empty(timeout=WAIT)
    plan.form.get_by_label("The last day").fill("30 June 2026")
    plan.form.get_by_role("button", name="End the plan").click()
    page.get_by_role("button", name="Begin a safety plan").click(timeout=WAIT)
    plan.form.get_by_role("button", name="Begin").click(timeout=WAIT)
    expect(page.get_by_role("button", name="Add a rule")).to_be_visible(timeout=WAIT)
    expect(plan.rules).to_contain_text("Begin with the night")
    page.get_by_text("Other plans").click()
    expect(page.locator("#plan-foot")).to_contain_text("It stood until 30 June 2026")
