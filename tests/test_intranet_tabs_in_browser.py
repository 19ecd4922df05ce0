"""Tabs of one browser: what one locks, forgets or changes, none of the others goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from intranet_register import CANARIES
from intranet_visit import (
    LEFT_BEHIND,
    NOTHING_LEFT,
    OWN,
    PHRASE,
    Intranet,
    MovedKey,
    authenticator,
    moved_key,
    new_page,
    served_intranet,
    unlock,
    write_phrase,
)
from playwright.sync_api import Browser, Page, Route, expect
from site_fixtures import Visitor

KEPT_WAYS = f"""async () => {{
  const {{ openStore }} = await import({OWN} + 'store.js');
  return Object.keys(await (await openStore()).get('key')).sort();
}}"""
LEAVE = "() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
COME_BACK = "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@pytest.fixture(scope="module")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intranet]:
    with served_intranet(tmp_path_factory.mktemp("tabs")) as served:
        yield served


@pytest.fixture(scope="module")
def keys(intranet: Intranet, browser: Browser) -> tuple[MovedKey, MovedKey]:
    """Two keys that open the intranet."""
    visitor = Visitor(browser, {})
    page = new_page(visitor, intranet)
    made = moved_key(page), moved_key(page)
    visitor.contexts.popitem()[1].close()
    intranet.let_in(*(key.public_key for key in made))
    return made


@pytest.fixture
def tabs(
    browser: Browser, intranet: Intranet, keys: tuple[MovedKey, MovedKey]
) -> Iterator[tuple[Page, Page]]:
    """Two tabs of a browser that has a key, both locked, whose requests a test may answer."""
    context = browser.new_context(locale="sv-SE", service_workers="block")
    visitor = Visitor(browser, {(False, True): context})
    first = new_page(visitor, intranet, keys[0].path)
    expect(first.get_by_label("Din fras")).to_be_visible()
    second = new_page(visitor, intranet)
    expect(second.get_by_label("Din fras")).to_be_visible()
    yield first, second
    context.close()
    brought_about = (
        r"Service Worker registration blocked|status of 404|resource: (404|.* \(.*-worker\.js)"
    )
    assert [fault for fault in visitor.faults if not re.search(brought_about, fault)] == []


def nothing_of_it_is_shown(page: Page) -> None:
    shown = (page.content() + page.title()).casefold()
    assert [word for word in CANARIES if word in shown] == []


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lås", exact=True).click()
    expect(page.get_by_role("heading", name="Lås upp intranätet")).to_be_visible()


class Held:
    """The table of contents, which no tab gets before it is let go."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route("**/contents.age", self._hold)

    def _hold(self, route: Route) -> None:
        self._routes.append(route)

    def wait(self) -> None:
        """Until somebody asks for it."""
        for _ in range(200):
            if self._routes:
                return
            self._page.wait_for_timeout(50)
        raise AssertionError

    def let_go(self) -> None:
        for route in self._routes:
            route.continue_()


def test_what_is_being_unlocked_while_another_tab_locks_stays_locked(
    tabs: tuple[Page, Page],
) -> None:
    one, other = tabs
    unlock(one)
    held = Held(other)
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    held.wait()
    lock(one)
    held.let_go()
    other.wait_for_timeout(500)
    expect(other.get_by_label("Din fras")).to_be_visible()
    nothing_of_it_is_shown(other)


def test_what_is_being_unlocked_while_another_tab_forgets_leaves_nothing(
    tabs: tuple[Page, Page], intranet: Intranet
) -> None:
    one, other = tabs
    held = Held(other)
    write_phrase(other)
    held.wait()
    one.goto(f"{intranet.url}/#/nyckel")
    one.get_by_role("button", name="Glöm enheten").click()
    one.get_by_role("button", name="Ja, glöm enheten").click()
    expect(one.get_by_role("heading", name="Enheten är glömd")).to_be_visible()
    expect(other.get_by_role("heading", name="Enheten är glömd")).to_be_visible()
    held.let_go()
    other.wait_for_timeout(1000)
    expect(other.get_by_role("heading", name="Enheten är glömd")).to_be_visible()
    nothing_of_it_is_shown(other)
    assert other.evaluate(LEFT_BEHIND) == NOTHING_LEFT


def test_another_key_in_one_tab_locks_the_others_and_a_passkey_that_one_adds_is_not_lost(
    tabs: tuple[Page, Page], keys: tuple[MovedKey, MovedKey], intranet: Intranet
) -> None:
    one, other = tabs
    unlock(one)
    one.goto(f"{intranet.url}/#/nyckel")
    one.bring_to_front()  # no other tab is asked for a passkey
    authenticator(one)
    one.get_by_label("Din fras").fill(" ".join(PHRASE))
    one.get_by_role("button", name="Lägg till passkey").click()
    expect(one.locator("main")).to_contain_text("skärmlås eller frasen")
    lock(one)
    expect(other.get_by_role("button", name="Skriv frasen i stället")).to_be_visible()
    other.get_by_role("button", name="Skriv frasen i stället").click()
    unlock(other)
    assert other.evaluate(KEPT_WAYS) == ["passkey", "phrase", "publicKey"]
    one.reload()
    expect(one.locator(".site-head")).to_be_visible()
    lock(one)
    unlock_by_phrase(other)
    one.goto(keys[1].address)
    one.get_by_role("button", name="Byt till den andra").click()
    expect(one.get_by_label("Din fras")).to_be_visible()
    expect(other.get_by_label("Din fras")).to_be_visible()
    nothing_of_it_is_shown(other)
    unlock(other)
    assert other.evaluate(KEPT_WAYS) == ["phrase", "publicKey"]


def unlock_by_phrase(page: Page) -> None:
    page.get_by_role("button", name="Skriv frasen i stället").click()
    unlock(page)


def test_a_page_that_the_browser_keeps_for_the_way_back_can_not_be_read(
    tabs: tuple[Page, Page], intranet: Intranet
) -> None:
    one, other = tabs
    unlock(one)
    one.goto(f"{intranet.url}/#/guider/canaryguide")
    expect(one.get_by_role("heading", name="Canarytitel guide")).to_be_visible()
    one.evaluate(LEAVE)
    nothing_of_it_is_shown(one)
    assert one.evaluate("document.querySelector('textarea').value") == ""
    unlock(other)
    one.evaluate(COME_BACK)
    expect(one.get_by_role("heading", name="Canarytitel guide")).to_be_visible()


def missing(route: Any) -> None:
    route.fulfill(status=404, body="<!doctype html>")


def test_a_script_that_a_new_edition_has_taken_away_is_said_and_no_key_is_blamed(
    tabs: tuple[Page, Page], intranet: Intranet
) -> None:
    one, other = tabs
    gone = "En del av intranätet saknas"
    one.route("**/phrase-worker.js", missing)
    write_phrase(one)
    expect(one.locator(".problem:not(:empty)")).to_contain_text(gone)
    other.route("**/words.json", missing)
    write_phrase(other)
    expect(other.locator(".hint")).to_contain_text(gone)
    other.unroute_all()
    other.route("**/devices.js", missing)
    other.goto(f"{intranet.url}/#/nyckel")
    expect(other.locator(".problem")).to_contain_text(gone)
