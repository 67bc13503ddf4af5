"""Choosing a language on a real phone: nothing is lost on the way, and it reads from the right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import HandClock, lead_to
from tests.participant.venue import Venue, answers_there, join, vault
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser


@pytest.fixture
def room(services: Services) -> Room:
    return services.rooms.open("inner_child_90", 9, tier=2)


def spanish(page: Page) -> None:
    page.get_by_role("link", name="Español").click()
    expect(page.locator("html[lang=es]")).to_be_attached()


def test_the_rooms_key_comes_along_into_another_language(
    venue: Venue, room: Room, phone: Page
) -> None:
    link = venue.link(room.code)
    phone.goto(link)
    spanish(phone)
    assert phone.url == link.replace("#", "?lang=es#")
    phone.get_by_role("button", name="Unirme").click()

    expect(phone.get_by_role("heading", name="Ya estás dentro")).to_be_visible()


def test_a_choice_is_remembered_in_its_room_only(
    services: Services, venue: Venue, room: Room, phone: Page
) -> None:
    phone.goto(venue.link(room.code))
    spanish(phone)
    phone.goto("about:blank")
    phone.goto(venue.link(room.code))
    expect(phone.get_by_role("button", name="Unirme")).to_be_visible()
    other = services.rooms.open("inner_child_90", 9)
    phone.goto(venue.link(other.code))

    expect(phone.get_by_role("button", name="Join", exact=True)).to_be_visible()


def test_nothing_that_was_written_or_chosen_is_lost(
    services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page
) -> None:
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "grounding_practice")
    phone.get_by_role("button", name="Look around slowly").click()
    lead_to(services, clock, services.rooms.find(room.code), "letter")
    phone.get_by_role("button", name="Go there").click()
    phone.locator(".kind").first.click()
    phone.locator("textarea").fill("Every word")
    phone.get_by_role("button", name="My notebook and choices").click()
    spanish(phone)

    expect(phone.locator("textarea")).to_have_value("Every word")
    phone.get_by_role("link", name="Un respiro").click()
    star = phone.locator("#step-out .star")
    expect(star).to_have_text("Tu recurso estrella: Mirar alrededor despacio")
    expect(phone.locator("#step-out li").first).to_contain_text("Mirar alrededor")
    phone.get_by_role("button", name="Volver").first.click()
    expect(phone.get_by_text("Guardado. Hay una copia cerrada")).to_be_visible()
    kept = answers_there(services, room.code, phone) or {}
    assert (kept["star_skill"], "Every word" in kept.values()) == ([1], True)


def test_what_was_chosen_means_the_same_in_the_script_of_another_language(
    services: Services, clock: HandClock, venue: Venue, two_languages: str, phone: Page
) -> None:
    room = services.rooms.open(two_languages, 9)
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "star")
    phone.get_by_role("button", name="Look around").click()
    phone.get_by_role("button", name="My notebook and choices").click()
    spanish(phone)
    chosen = phone.get_by_role("button", name="Mirar alrededor")

    expect(phone.get_by_role("heading", level=1, name="Una estrella")).to_be_visible()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    assert phone.locator("main [lang]").count() == 0
    phone.get_by_role("link", name="Un respiro").click()
    expect(phone.locator("#step-out .star")).to_have_text("Tu recurso estrella: Mirar alrededor")


def test_a_phone_calls_the_rooms_step_as_its_own_script_does(
    services: Services, clock: HandClock, venue: Venue, two_languages: str, phone: Page
) -> None:
    room = services.rooms.open(two_languages, 9)
    phone.goto(venue.link(room.code))
    spanish(phone)
    phone.get_by_role("button", name="Unirme").click()
    expect(phone.get_by_role("heading", name="Ya estás dentro")).to_be_visible()
    lead_to(services, clock, room, "star")
    phone.get_by_role("button", name="Mis pies").click()
    services.rooms.command(room.code, Command.BACK)

    expect(phone.get_by_text("El grupo ya está en “Bienvenida”.")).to_be_visible()


def test_choices_that_an_older_notebook_holds_as_texts_are_still_chosen(
    services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page
) -> None:
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "grounding_practice")
    expect(phone.get_by_role("button", name="Look around slowly")).to_be_visible()
    phone.evaluate(
        'name => localStorage.setItem(name, \'{"star_skill":["Look around slowly"]}\')',
        f"workshop.{room.code}.notebook",
    )
    phone.reload()

    chosen = phone.get_by_role("button", name="Look around slowly")
    expect(chosen).to_have_attribute("aria-pressed", "true")


def test_the_words_that_this_phone_keeps_serve_when_they_cannot_be_had(
    venue: Venue, room: Room, phone: Page
) -> None:
    phone.goto(venue.link(room.code))
    spanish(phone)
    phone.get_by_role("button", name="Unirme").click()
    expect(phone.get_by_role("heading", name="Ya estás dentro")).to_be_visible()
    phone.route("**/phone-es-*.json", lambda route: route.abort())
    phone.reload()

    expect(phone.get_by_role("heading", name="Ya estás dentro")).to_be_visible()


def test_who_has_not_joined_is_told_when_the_words_do_not_come(
    venue: Venue, room: Room, phone: Page
) -> None:
    phone.route("**/phone-es-*.json", lambda route: route.abort())
    phone.goto(venue.link(room.code))
    spanish(phone)
    phone.get_by_role("button", name="Unirme").click()
    expect(phone.get_by_text("No se ha cargado.")).to_be_visible()
    phone.unroute("**/phone-es-*.json")
    phone.get_by_role("button", name="Unirme").click()

    expect(phone.get_by_role("heading", name="Ya estás dentro")).to_be_visible()


def test_erasing_forgets_the_language_too(venue: Venue, room: Room, phone: Page) -> None:
    phone.goto(venue.link(room.code))
    spanish(phone)
    phone.get_by_role("button", name="Unirme").click()
    phone.get_by_role("button", name="Mi cuaderno y lo que elijo").click()
    phone.get_by_role("button", name="Borrar de este teléfono").click()
    phone.get_by_role("button", name="Borrar ahora").click()
    expect(phone.get_by_text("no queda nada de esta sala")).to_be_visible()

    assert vault(phone) == {}


def test_it_can_be_read_in_another_language_without_scripts(
    browser: Browser, venue: Venue, room: Room
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = venue.page_in(context)
    page.goto(venue.link(room.code))
    page.get_by_role("link", name="العربية").click()

    expect(page.get_by_role("alert")).to_contain_text("هذا المتصفح لا يشغّل البرامج")
    context.close()


@pytest.fixture(params=[320, 390, 1280])
def arabic(
    request: pytest.FixtureRequest, browser: Browser, venue: Venue, room: Room
) -> Iterator[Page]:
    """A phone in Arabic, of several widths; 320 pixels are what 400 % leave of a laptop's."""
    context = browser.new_context(viewport={"width": request.param, "height": 640})
    page = venue.page_in(context)
    page.goto(venue.link(room.code).replace("#", "?lang=ar#"))
    yield page
    context.close()


def test_arabic_runs_from_the_right_and_fits(
    services: Services, clock: HandClock, room: Room, arabic: Page
) -> None:
    fits(arabic)
    arabic.get_by_role("button", name="انضمام").click()
    expect(arabic.get_by_role("heading", name="أنت في الغرفة")).to_be_visible()
    for segment in ("arrival_check", "letter", "word_wall", "check_out"):
        lead_to(services, clock, services.rooms.find(room.code), segment)
        title = services.rooms.public_state(room.code).title
        expect(arabic.get_by_role("heading", level=1, name=title)).to_be_visible()
        fits(arabic)
    first, last = (
        arabic.locator(f"#bar {link}").bounding_box() for link in ("[href='#step-out']", "#exit")
    )
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]


def fits(page: Page) -> None:
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_watchers_secret_comes_along_into_another_language(
    services: Services, venue: Venue, room: Room, phone: Page
) -> None:
    secret = services.rooms.watch_url(room.code).partition("#")[2]
    phone.goto(f"{venue.url()}/watch/{room.code}#{secret}")
    expect(phone.get_by_text("No hand is up.")).to_be_visible()
    spanish(phone)

    expect(phone.get_by_text("No hay ninguna mano levantada.")).to_be_visible()


def test_the_watcher_does_not_wait_for_words_that_do_not_come(
    services: Services, venue: Venue, room: Room, phone: Page
) -> None:
    secret = services.rooms.watch_url(room.code).partition("#")[2]
    phone.route("**/watch-es-*.json", lambda _: None)  # never answered
    phone.goto(f"{venue.url()}/watch/{room.code}?lang=es#{secret}", wait_until="commit")

    expect(phone.get_by_text("No hand is up.")).to_be_visible(timeout=10_000)


def test_a_phone_that_keeps_nothing_does_not_lose_its_words_to_another_language(
    venue: Venue, room: Room, phone: Page
) -> None:
    phone.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    join(phone, venue.link(room.code))
    phone.get_by_role("button", name="My notebook and choices").click()

    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.get_by_role("link", name="Español")).to_have_count(0)
