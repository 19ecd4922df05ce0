"""What keeps the intranet locked is said, with what to do about it; without a net it opens."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from gzip import compress
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from intranet_register import CANARIES
from intranet_visit import (
    LEFT_BEHIND,
    MEMBER,
    NOTHING_LEFT,
    OWN,
    PHRASE,
    Intranet,
    MovedKey,
    moved_key,
    new_page,
    served_intranet,
    unlock,
    write_phrase,
)
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from site_fixtures import Visitor
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, axe_finds_nothing
from test_application_in_browser import FIXED_TIME
from test_intranet_build import Built

Change = Callable[[bytes], bytes]
LIGHT = 150_000  # bytes, compressed, without the search
NO_DATABASE = (
    "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"
)
NO_ROOM = (
    "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };"
)
NO_CRYPTO = "Object.defineProperty(crypto, 'subtle', { value: undefined });"
NO_HTTPS = "Object.defineProperty(globalThis, 'isSecureContext', { value: false });"
NO_X25519 = """{
  const known = crypto.subtle.importKey.bind(crypto.subtle);
  crypto.subtle.importKey = async (form, key, how, ...rest) => {
    if (how.name === 'X25519') throw new DOMException('', 'NotSupportedError');
    return known(form, key, how, ...rest);
  };
}"""
FRAMING = "<link rel='icon' href='data:,'><iframe src='/'></iframe>"
KEEP = f"""async ([name, value]) => {{
  const {{ openStore }} = await import({OWN} + 'store.js');
  await (await openStore()).set(name, value);
}}"""
# As when somebody unlocks, but what the phrase opens is opened once. Gives what is said.
OPEN_BUILD = f"""async ([address, phrase]) => {{
  const folder = {OWN};
  const {{ openerOf, publicKeyOf, unwrappedByPhrase }} = await import(`${{folder}}keys.js`);
  const {{ copyInAddress }} = await import(`${{folder}}moving.js`);
  const {{ openBuild }} = await import(`${{folder}}unlocking.js`);
  const {{ secretOf }} = await import(`${{folder}}words.js`);
  const copy = copyInAddress(new URL(address).hash);
  const identity = globalThis.opened ??= await unwrappedByPhrase(copy, secretOf(phrase));
  return openBuild(await openerOf(identity), await publicKeyOf(identity))
    .then(() => '', ({{ message }}) => message);
}}"""
KEPT_PATHS = """async () => {
  const names = await caches.keys();
  const caches_ = await Promise.all(names.map((name) => caches.open(name)));
  const kept = await Promise.all(caches_.map((one) => one.keys()));
  return kept.flat().map(({ url }) => new URL(url).pathname);
}"""


@dataclass(frozen=True, repr=False)
class Member:
    """An intranet and a key that opens it."""

    intranet: Intranet
    key: MovedKey

    @property
    def said(self) -> dict[str, Any]:
        """What build.json says."""
        said: dict[str, Any] = json.loads((self.intranet.folder / "build.json").read_bytes())
        return said

    def file(self, name: str) -> bytes:
        """An encrypted file of the build."""
        return (self.intranet.folder / self.said["build"] / name).read_bytes()


@pytest.fixture(scope="module")
def member(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Member]:
    with served_intranet(tmp_path_factory.mktemp("lock")) as intranet:
        visitor = Visitor(browser, {})
        key = moved_key(new_page(visitor, intranet))
        visitor.contexts.popitem()[1].close()
        intranet.let_in(key.public_key)
        yield Member(intranet, key)


@pytest.fixture
def without_worker(browser: Browser) -> Iterator[Visitor]:
    """A visitor whose browser has no service workers, so that a test may answer for the server."""
    context: BrowserContext = browser.new_context(locale="sv-SE", service_workers="block")
    visitor = Visitor(browser, {(False, True): context})
    yield visitor
    context.close()
    assert visitor.faults == []


def opened(visitor: Visitor, member: Member, before: str = "", **how: Any) -> Page:
    """Open the address with a key on a device that has none, where a script has run before."""
    prepare = (lambda page: page.add_init_script(before)) if before else None
    page = new_page(visitor, member.intranet, member.key.path, before=prepare, **how)
    expect(page.get_by_label("Din fras")).to_be_visible()
    return page


def problem(page: Page) -> Locator:
    return page.locator(".problem:not(:empty)")


# What comes from the server is not as it should be.


def flipped(content: bytes) -> bytes:
    changed = bytearray(content)
    changed[-40] ^= 1
    return bytes(changed)


def cut(content: bytes) -> bytes:
    return content[:-500]


DAMAGED = "är skadad eller ofullständig. Ladda om sidan och försök igen."
OF_KEYS, OF_CONTENTS = "Filen med medlemmarnas nycklar", "Innehållsförteckningen"


def test_damage_anywhere_on_the_way_is_told_and_nothing_is_shown(
    member: Member, without_worker: Visitor, tmp_path: Path
) -> None:
    with served_intranet(tmp_path) as other:
        other.let_in(member.key.public_key)
        foreign = Member(other, member.key)
        ring, table = foreign.file("keyring.age"), foreign.file("contents.age")
    foreign_ring = json.dumps({**member.said, "keyring": sha256(ring).hexdigest()}).encode()
    cases: list[tuple[str, dict[str, Change | bytes | int | None]]] = [
        (f"{OF_KEYS} {DAMAGED}", {"keyring.age": cut}),
        (f"{OF_KEYS} {DAMAGED}", {"keyring.age": flipped}),
        (f"{OF_KEYS} {DAMAGED}", {"keyring.age": b""}),
        (f"{OF_CONTENTS} {DAMAGED}", {"contents.age": cut}),
        (f"{OF_CONTENTS} {DAMAGED}", {"contents.age": flipped}),
        ("hör till olika utgåvor", {"keyring.age": ring, "build.json": foreign_ring}),
        ("hör till olika utgåvor", {"contents.age": table}),
        ("filen build.json saknas", {"build.json": 404}),
        ("filen build.json saknas", {"build.json": b"<!doctype html>"}),
        ("En del av intranätet saknas", {"contents.age": 404}),
        ("Enheten når inte intranätet", {"build.json": None}),
        ("Enheten når inte intranätet", {"keyring.age": None}),
    ]
    page = opened(without_worker, member)
    for words, answers in cases:
        page.unroute_all()
        for name, answer in answers.items():
            page.route(f"**/{name}", answering(member, name, answer))
        told = page.evaluate(OPEN_BUILD, [member.key.address, list(PHRASE)])
        assert words in told, answers
    write_phrase(page)
    expect(problem(page)).to_contain_text(words)
    shown = page.content().casefold()
    assert [word for word in CANARIES if word in shown] == []
    without_worker.accept("Failed to load resource|ERR_")
    page.unroute_all()
    unlock(page)
    without_worker.accept("Service Worker registration blocked")
    guide = guide_file(member.intranet)
    page.route(f"**/{guide}", answering(member, guide, flipped))
    page.goto(f"{member.intranet.url}/#/guider/canaryguide")
    expect(page.locator("main")).to_contain_text(f"Sidan {DAMAGED}")


def answering(member: Member, name: str, answer: Change | bytes | int | None) -> Any:
    """What answers for the server: other bytes, a state, or nothing at all."""

    def answer_(route: Any) -> None:
        if answer is None:
            route.abort()
        elif isinstance(answer, int):
            route.fulfill(status=answer, body="<!doctype html>")
        else:
            route.fulfill(body=answer if isinstance(answer, bytes) else answer(member.file(name)))

    return answer_


def guide_file(intranet: Intranet) -> str:
    """Under which name the guide lies, as somebody knows who is a member from the start."""
    built = Built(intranet.root, intranet.output, intranet.members)
    pages = built.contents(intranet.members.secrets[MEMBER][0])["pages"]
    (name,) = [page["file"] for page in pages if page["kind"] == "guide"]
    return str(name)


# What the device lacks.


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        (NO_CRYPTO, "Webbläsaren saknar det som behövs"),
        (NO_HTTPS, "Öppna den med https:// först."),
        ("delete globalThis.DecompressionStream;", "Uppdatera den"),
    ],
    ids=["no crypto", "no https", "too old"],
)
def test_a_browser_that_cannot_says_so(
    member: Member, visitor: Visitor, lacking: str, words: str
) -> None:
    page = visitor.open(
        member.intranet.site, member.key.path, before=lambda one: one.add_init_script(lacking)
    )
    expect(problem(page)).to_contain_text(words)
    expect(page).to_have_url(f"{member.intranet.url}/#/")


def test_in_a_frame_of_another_page_nothing_can_be_unlocked(
    member: Member, visitor: Visitor
) -> None:
    def framing(page: Page) -> None:
        page.route(
            "**/framing", lambda route: route.fulfill(body=FRAMING, content_type="text/html")
        )

    page = visitor.open(member.intranet.site, "/framing", before=framing)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".problem")).to_contain_text("Öppna det i en egen flik.")
    expect(frame.locator("textarea, button")).to_have_count(0)


def test_without_x25519_in_the_browser_and_with_a_clock_wrong_by_years_it_opens_as_well(
    member: Member, traveller: Visitor
) -> None:
    for before in (
        NO_X25519,
        FIXED_TIME % "1999-01-01T00:00:00Z",
        FIXED_TIME % "2099-01-01T00:00:00Z",
    ):
        page = opened(traveller, member, before)
        unlock(page)
        page.goto(f"{member.intranet.url}/#/guider/canaryguide")
        expect(page.get_by_role("heading", name="Canarytitel guide")).to_be_visible()
        page.get_by_role("link", name="Din nyckel").click()
        page.get_by_role("button", name="Glöm enheten").click()
        page.get_by_role("button", name="Ja, glöm enheten").click()
        expect(page.get_by_role("heading", name="Enheten är glömd")).to_be_visible()
        page.close()


@pytest.mark.parametrize("lacking", [NO_DATABASE, NO_ROOM], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_it_opens_and_says_that_nothing_is_kept(
    member: Member, traveller: Visitor, lacking: str
) -> None:
    page = opened(traveller, member, lacking)
    expect(page.locator("#notices")).to_contain_text("finns bara tills fliken stängs")
    unlock(page)
    page.goto(f"{member.intranet.url}/#/guider/canaryguide")
    page.get_by_label("Gör steg två.").check()
    page.get_by_role("button", name="Lås", exact=True).click()
    expect(page.locator("#notices")).to_contain_text("finns bara tills fliken stängs")
    unlock(page)
    expect(page.get_by_label("Gör steg två.")).to_be_checked()
    page.reload()
    expect(page.locator("main")).to_contain_text("Enheten har ingen nyckel")


def test_what_is_kept_but_no_key_is_told_and_can_be_forgotten(
    member: Member, traveller: Visitor
) -> None:
    page = new_page(traveller, member.intranet)
    for garbage in ("skräp", 17, {"phrase": "AAA"}, {"passkey": {"credential": "x"}}):
        page.evaluate(KEEP, ["key", garbage])
        page.reload()
        expect(problem(page)).to_contain_text("Nyckeln som är sparad på enheten går inte att läsa.")
    page.get_by_role("link", name="Din nyckel").click()
    page.get_by_role("button", name="Glöm enheten").click()
    page.get_by_role("button", name="Ja, glöm enheten").click()
    expect(page.get_by_role("heading", name="Enheten är glömd")).to_be_visible()
    assert page.evaluate(LEFT_BEHIND) == NOTHING_LEFT
    page.goto(member.key.address)
    unlock(page)


def test_a_state_that_cannot_be_read_begins_anew_and_that_is_said(
    member: Member, traveller: Visitor
) -> None:
    page = opened(traveller, member)
    page.evaluate(KEEP, ["state", "skräp"])
    unlock(page)
    expect(page.locator("#notices")).to_contain_text("Det börjar om från början.")
    page.goto(f"{member.intranet.url}/#/guider/canaryguide")
    page.get_by_label("Gör steg två.").check()
    page.get_by_role("button", name="Lås", exact=True).click()
    unlock(page)
    expect(page.get_by_label("Gör steg två.")).to_be_checked()
    expect(page.locator("#notices")).to_be_empty()


# Without a net.


def wait_until_kept(page: Page, *builds: str) -> list[str]:
    """Wait until these builds and no others are kept, the last of them whole; their paths."""
    kept: list[str] = []
    for _ in range(200):
        kept = page.evaluate(KEPT_PATHS)
        roots = {path.split("/")[1] for path in kept if path.endswith(".age")}
        if roots == set(builds) and kept.count("/build.json") == 1:
            break
        page.wait_for_timeout(50)
    return kept


def test_after_the_first_unlock_it_opens_offline_and_a_new_build_takes_the_place_of_the_old_whole(
    member: Member, traveller: Visitor
) -> None:
    intranet = member.intranet
    page = opened(traveller, member)
    assert page.evaluate(KEPT_PATHS) == []
    unlock(page)
    kept = wait_until_kept(page, member.said["build"])
    assert sorted(kept) == sorted(
        [
            "/",
            "/build.json",
            *(f"/{member.said['build']}/{name}" for name in member.said["files"]),
            *(f"/{path}" for path in member.said["shell"] if path.startswith("tema/")),
        ]
    )
    page.context.set_offline(True)
    offline_at(page, f"{intranet.url}/#/guider/canaryguide")

    # A new build is published while the device is away, and half of it can't be fetched at first.
    before = member.said["build"]
    intranet.members.new(MEMBER)
    intranet.let_in()
    now = member.said["build"]
    assert now != before
    missing = intranet.folder / now / "search.age"
    content = missing.read_bytes()
    missing.write_bytes(b"<!doctype html>Logga in")
    page.context.set_offline(False)
    page.reload()
    unlock_guide(page)
    wait_until_kept(page, before, now)
    wait_until_all_but_one_are_kept(page, member)
    page.context.set_offline(True)
    offline_at(page, f"{intranet.url}/#/guider/canaryguide")
    missing.write_bytes(content)
    page.context.set_offline(False)
    page.reload()
    unlock_guide(page)
    kept = wait_until_kept(page, now)
    assert [path for path in kept if before in path] == []
    page.context.set_offline(True)
    offline_at(page, f"{intranet.url}/#/guider/canaryguide")
    page.context.set_offline(False)


def offline_at(page: Page, address: str) -> None:
    """Open a page anew without a net."""
    page.goto(address)
    page.reload()
    unlock_guide(page)


def unlock_guide(page: Page) -> None:
    unlock(page)
    expect(page.get_by_role("heading", name="Canarytitel guide")).to_be_visible()


def wait_until_all_but_one_are_kept(page: Page, member: Member) -> None:
    """What can't be fetched stops none of the others; those would fail without a net."""
    for _ in range(200):
        kept = [path for path in page.evaluate(KEPT_PATHS) if member.said["build"] in path]
        if len(kept) == len(member.said["files"]) - 1:
            return
        page.wait_for_timeout(50)
    raise AssertionError(kept)


# What it costs.


def test_until_a_page_is_read_little_is_fetched_and_nothing_that_makes_or_moves_keys(
    member: Member, without_worker: Visitor
) -> None:
    asked: set[str] = set()
    page = new_page(
        without_worker,
        member.intranet,
        member.key.path,
        before=lambda one: one.on("request", lambda request: asked.add(urlsplit(request.url).path)),
    )
    unlock(page)
    expect(page.locator("#main h1")).to_be_visible()
    without_worker.accept("Service Worker registration blocked")
    fetched = {Path(path).name for path in asked}
    assert {"app.js", "pages.js", "words.json", "keyring.age", "contents.age"} <= fetched
    seldom = {"new-key.js", "devices.js", "phrase-steps.js", "public-key.js", "qr.js"}
    assert seldom & fetched == set()
    files = [member.intranet.folder / (path.strip("/") or "index.html") for path in asked]
    weights = {
        file.name: len(file.read_bytes() if file.suffix == ".age" else compress(file.read_bytes()))
        for file in files
    }
    assert sum(weights.values()) - weights.get("search.age", 0) < LIGHT, weights


# For everybody.


def test_the_locked_pages_are_for_everybody(member: Member, traveller: Visitor) -> None:
    page = opened(traveller, member)
    for path, heading in (
        ("/#/", "Lås upp intranätet"),
        ("/#/ny-nyckel", "Ny nyckel"),
        ("/#/nyckel", "Din nyckel"),
        ("/#/ny-nyckel", "Skriv upp frasen"),
    ):
        page.goto(member.intranet.url + path)
        if heading == "Skriv upp frasen":
            page.get_by_role("button", name="Använd en fras").click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        if heading == "Lås upp intranätet":
            write_phrase(page, " ".join(reversed(PHRASE)))
            expect(problem(page)).to_be_visible()
        axe_finds_nothing(page)
        page.set_viewport_size({"width": NARROW, "height": 640})
        assert page.evaluate(LOST_SIDEWAYS) == [], path
