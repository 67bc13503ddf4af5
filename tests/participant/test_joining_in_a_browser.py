"""Going in: two ways that are equal, a question that answers, and browsers that forget."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import HandClock, lead_to
from tests.needs import lacking
from tests.participant.venue import PHONE, Venue
from workshop.domain.room import Room
from workshop.services import Services
from workshop.services.addresses import lan_address

pytestmark = pytest.mark.browser

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) "
)
ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-G991B"
KIT = " AppleWebKit/537.36 (KHTML, like Gecko) "

INSIDE_APPS = {
    "Instagram, iPhone": IPHONE
    + "Mobile/15E148 Instagram 312.0.0.21.109 (iPhone14,5; iOS 17_1; en_US; en; scale=3.00)",
    "Instagram, Android": ANDROID
    + " Build/TP1A.220624.014; wv)"
    + KIT
    + "Version/4.0 Chrome/119.0.6045.66 Mobile Safari/537.36 Instagram 309.1.0.41.113 Android",
    "Facebook, iPhone": IPHONE
    + "Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0.27.105;FBBV/535190634;FBDV/iPhone14,5;FBMD/iPhone]",
    "Facebook, Android": ANDROID
    + ")"
    + KIT
    + "Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/441.0.0.23.113;]",
    "Messenger": IPHONE + "Mobile/15E148 [FBAN/MessengerLiteForiOS;FBAV/435.0.0.32.108;FBDV/x]",
    "WeChat": IPHONE + "Mobile/15E148 MicroMessenger/8.0.43(0x18002b2e) NetType/WIFI Language/en",
    "Line": IPHONE + "Mobile/15E148 Safari Line/13.18.1",
    "Snapchat": IPHONE + "Version/17.1 Mobile/15E148 Snapchat/12.60.0.36 (like Safari/8617.1.17)",
    "TikTok": IPHONE
    + "Mobile/15E148 musical_ly_31.9.0 JsSdk/2.0 NetType/WIFI BytedanceWebview/d8a",
    "X": IPHONE + "Mobile/15E148 Twitter for iPhone/10.13",
    "LinkedIn": IPHONE + "Mobile/15E148 [LinkedInApp]/9.29.6458",
    "the Google app": IPHONE + "GSA/290.0.585741282 Mobile/15E148 Safari/604.1",
    "an unknown app, iPhone": IPHONE + "Mobile/15E148",
    "an unknown app, Android": ANDROID
    + "; wv)"
    + KIT
    + "Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36",
}

OWN_BROWSERS = {
    "Safari": IPHONE + "Version/17.1 Mobile/15E148 Safari/604.1",
    "Safari on an iPad": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.1 Safari/605.1.15",
    "Chrome, iPhone": IPHONE + "CriOS/119.0.6045.109 Mobile/15E148 Safari/604.1",
    "Chrome, Android": ANDROID + ")" + KIT + "Chrome/119.0.0.0 Mobile Safari/537.36",
    "Firefox, iPhone": IPHONE + "FxiOS/119.0 Mobile/15E148 Safari/605.1.15",
    "Firefox, Android": "Mozilla/5.0 (Android 13; Mobile; rv:109.0) Gecko/119.0 Firefox/119.0",
    "Samsung Internet": ANDROID
    + ")"
    + KIT
    + "SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
    "DuckDuckGo, iPhone": IPHONE + "Version/17.1 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15",
    "DuckDuckGo, Android": ANDROID
    + "; wv)"
    + KIT
    + "Version/4.0 Chrome/119.0.0.0 Mobile DuckDuckGo/5 Safari/537.36",
    "Edge": IPHONE + "Version/17.0 EdgiOS/118.0.2088.81 Mobile/15E148 Safari/605.1.15",
}


def those_who_are_sent(
    browser: Browser, venue: Venue, room: Room, agents: dict[str, str]
) -> list[str]:
    """Which of these browsers are told to open the page in another one."""
    sent = []
    for name, agent in agents.items():
        context = browser.new_context(user_agent=agent)
        page = venue.page_in(context)
        page.goto(venue.link(room.code))
        expect(page.locator("html.js")).to_be_attached()
        expect(page.get_by_role("button", name="Join", exact=True)).to_be_enabled()
        if page.locator("#inside").is_visible():
            sent.append(name)
        context.close()
    return sent


def test_browsers_inside_other_apps_are_told_how_to_open_the_real_one(
    browser: Browser, venue: Venue, room: Room
) -> None:
    assert those_who_are_sent(browser, venue, room, INSIDE_APPS) == list(INSIDE_APPS)


def test_browsers_that_keep_things_are_left_in_peace(
    browser: Browser, venue: Venue, room: Room
) -> None:
    assert those_who_are_sent(browser, venue, room, OWN_BROWSERS) == []


@pytest.mark.parametrize("refusal", ["throw new Error('no')", "return"])
def test_a_browser_that_refuses_to_keep_anything_is_told_too_and_can_join(
    venue: Venue, room: Room, phone: Page, refusal: str
) -> None:
    phone.add_init_script(f"Storage.prototype.setItem = () => {{ {refusal} }}")
    phone.goto(venue.link(room.code))
    expect(phone.get_by_text("This browser may forget what you write")).to_be_visible()
    phone.get_by_role("button", name="Join", exact=True).click()

    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()


@pytest.fixture
def inside(browser: Browser, venue: Venue, room: Room) -> Page:
    """A phone that opened the link within another app, at a plain address of the local network."""
    address = lan_address() or lacking("This machine has no address in a network.")
    context = browser.new_context(viewport=PHONE, user_agent=INSIDE_APPS["X"])
    page = venue.page_in(context)
    page.goto(venue.link(room.code, address))
    return page


def test_the_whole_address_can_be_copied_over_plain_http(inside: Page) -> None:
    assert inside.evaluate("isSecureContext") is False
    address = inside.url
    inside.get_by_role("button", name="Copy the address").click()
    expect(inside.get_by_text("Copied. Paste it into your browser.")).to_be_visible()
    inside.goto(address.partition("/j/")[0])
    inside.get_by_label("Code").evaluate("field => field.removeAttribute('maxlength')")
    inside.get_by_label("Code").press("Control+V")

    expect(inside.get_by_label("Code")).to_have_value(address)
    assert len(address.partition("#")[2]) == 43
    inside.context.close()


def test_what_could_not_be_copied_can_be_held(inside: Page) -> None:
    inside.evaluate("document.execCommand = () => false")
    inside.get_by_role("button", name="Copy the address").click()

    address = inside.get_by_role("textbox", name="Copy the address")
    expect(address).to_have_value(inside.url)
    expect(inside.get_by_text("Copied.")).to_be_hidden()
    assert inside.evaluate("String(getSelection())") == inside.url
    inside.context.close()


def test_listening_is_as_large_and_as_near_as_writing(
    venue: Venue, room: Room, phone: Page
) -> None:
    phone.goto(venue.link(room.code))
    ways = [phone.get_by_role("button", name=name) for name in ("Join", "Listen")]
    write, listen = (
        way.evaluate(
            """way => [getComputedStyle(way).background, getComputedStyle(way).font,
            way.offsetTop, way.offsetWidth, way.offsetHeight]"""
        )
        for way in ways
    )

    assert write == listen


def test_who_just_listens_is_asked_nothing(
    services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page
) -> None:
    phone.goto(venue.link(room.code))
    phone.get_by_role("button", name="Listen").click()
    phone.get_by_role("heading", level=1, name="You are in").wait_for()
    lead_to(services, clock, room, "letter")

    expect(phone.get_by_text("You are listening. Nothing is asked of you here.")).to_be_visible()


def test_true_or_false_answers_at_once_without_scripts_and_keeps_nobody_out(
    browser: Browser, venue: Venue, room: Room
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = venue.page_in(context)
    page.goto(venue.link(room.code))
    right, wrong = page.get_by_text("Yes, it is false."), page.get_by_text("Luckily not.")
    expect(right.or_(wrong)).to_have_count(2)
    shown = [right.is_visible(), wrong.is_visible()]
    page.get_by_role("radio", name="True").check()
    shown += [right.is_visible(), wrong.is_visible()]
    page.get_by_role("radio", name="False").check()
    shown += [right.is_visible(), wrong.is_visible()]
    context.close()

    assert shown == [False, False, False, True, True, False]
