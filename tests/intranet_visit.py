"""An intranet that is built and served, and members who open it in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asf_intranet.build import FOLDER, build_intranet
from asf_register.root import Root
from asf_site.building.build import right_register
from intranet_register import TODAY, Members, intranet_register, write_member
from playwright.sync_api import CDPSession, Page, expect
from site_fixtures import BuiltSite, Visitor, serving

MEMBER = "kafe-linden"
PHRASE = ("åkerbär", "sommar", "bälte", "cykel", "ösa", "gräslök")
# What the pages use, for what a test asks of it.
OWN = "document.querySelector('script[type=module]').src.replace(/[^/]+$/, '')"
MAKE_KEY = f"""async (phrase) => {{
  const folder = {OWN};
  const {{ newKey, wrappedByPhrase }} = await import(`${{folder}}keys.js`);
  const {{ secretOf }} = await import(`${{folder}}words.js`);
  const {{ addressOf }} = await import(`${{folder}}moving.js`);
  const {{ identity, publicKey }} = await newKey();
  return [publicKey, addressOf(await wrappedByPhrase(identity, secretOf(phrase)))];
}}"""
LEFT_BEHIND = """async () => ({
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  local: { ...localStorage },
  session: { ...sessionStorage },
  cookies: document.cookie,
})"""
NOTHING_LEFT = {
    "databases": [],
    "caches": [],
    "workers": 0,
    "local": {},
    "session": {},
    "cookies": "",
}


@dataclass(frozen=True)
class PublicHalf:
    """A key that was made in a browser, of which nobody else knows more than this."""

    text: str

    def to_public(self) -> str:
        """The key, as a file has it."""
        return self.text


@dataclass(frozen=True, repr=False)
class Intranet:
    """A register with an intranet, where it is built, and the address where that is served."""

    root: Root
    members: Members
    output: Path
    url: str

    @property
    def folder(self) -> Path:
        """What is served."""
        return self.output / FOLDER

    @property
    def site(self) -> BuiltSite:
        """The same, for a visitor."""
        return BuiltSite(self.root, TODAY, self.folder, self.url)

    def let_in(self, *keys: str) -> None:
        """Add public keys to the member's, and build."""
        self.members.secrets[MEMBER] += [PublicHalf(key) for key in keys]
        write_member(self.root.folder, MEMBER, self.members)
        self.build()

    def build(self) -> None:
        """Build it as the register is now."""
        register, _ = right_register(self.root, TODAY)
        build_intranet(register, self.output, TODAY)


@contextmanager
def served_intranet(folder: Path) -> Iterator[Intranet]:
    """Build tests/intranet_register.py and serve it under a name, which passkeys need."""
    members = Members()
    root = intranet_register(folder / "register", members, MEMBER)
    output = folder / "output"
    (output / FOLDER).mkdir(parents=True)
    with serving(output / FOLDER) as url:
        intranet = Intranet(root, members, output, url.replace("127.0.0.1", "localhost"))
        intranet.build()
        yield intranet


@dataclass(frozen=True)
class MovedKey:
    """A member's key on its way to a device: where its copy lies, and what opens it."""

    public_key: str
    address: str
    phrase: str = " ".join(PHRASE)

    @property
    def path(self) -> str:
        """The address on the intranet."""
        return "/#" + self.address.partition("#")[2]


def moved_key(page: Page) -> MovedKey:
    """Make a key with the scripts of an intranet's page."""
    return MovedKey(*page.evaluate(MAKE_KEY, list(PHRASE)))


def new_page(visitor: Visitor, intranet: Intranet, path: str = "/", **how: Any) -> Page:
    """Open a page and wait until it is locked, unlocked, or said why it can't be either."""
    page = visitor.open(intranet.site, path, **how)
    expect(page.locator(".gate h1 + *:not(.scripted), .site-head").first).to_be_attached()
    return page


def unlock(page: Page, phrase: str = " ".join(PHRASE)) -> None:
    """Unlock by phrase, and wait for the pages."""
    write_phrase(page, phrase)
    expect(page.locator(".site-head")).to_be_visible()


def write_phrase(page: Page, phrase: str = " ".join(PHRASE)) -> None:
    """Write the phrase and press the button."""
    page.get_by_label("Din fras").fill(phrase)
    page.get_by_role("button", name="Lås upp").click()


def authenticator(page: Page, *, prf: bool = True) -> CDPSession:
    """Give a browser profile an authenticator of its own, which says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable", {"enableUI": False})
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": prf,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def public_key_in(text: str) -> str:
    """The public key that a mail holds."""
    (key,) = re.findall(r"age1[a-z0-9]{58}", text)
    return str(key)
