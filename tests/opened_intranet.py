"""An intranet as it is built, and a page beside it that opens it without asking for a phrase.

The page has the policy of the real one and uses the real session, so that every file is fetched,
decrypted and shown as for a member, and what is ticked off is kept encrypted.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from asf_intranet.build import FOLDER, build_intranet
from asf_intranet.shell import static_folder
from asf_register.intranet.member import Member, MemberContact, MemberKey
from asf_register.register import Register
from playwright.sync_api import Page
from pyrage import decrypt, x25519

PAGE = "opened.html"
SCRIPT = """\
import './STATIC/trusted.js';
import { openerOf } from './STATIC/keys.js';
import { showApp } from './STATIC/pages.js';
import { makeSession } from './STATIC/session.js';
import { keptValues, makeState } from './STATIC/state.js';
import { openStore } from './STATIC/store.js';
import { openBuildWith } from './STATIC/unlocking.js';

const { build, group, identity, publicKey } = await (await fetch('/opened.json')).json();
const root = document.getElementById('app');

globalThis.unlock = async () => {
  const store = await openStore();
  const { values } = await keptValues(store, await openerOf(identity));
  const state = makeState(store, values, publicKey, () => {});
  const opened = await openBuildWith(build, await openerOf(group));
  const device = (place) => {
    place.append(Object.assign(document.createElement('h1'), { textContent: 'Din nyckel' }));
    return () => {};
  };
  const session = makeSession(opened, { state, publicKey, lock: () => globalThis.lock(), device });
  root.replaceChildren();
  const away = showApp(session, root);
  globalThis.kept = state.kept;
  globalThis.state = state;
  globalThis.lock = () => {
    session.drop();
    away();
  };
};
await globalThis.unlock();
"""


def build_opened(register: Register, output: Path, day: date) -> Path:
    """Build an intranet with one more member, and put the opening page beside it.

    Args:
        register: Of which it is made.
        output: The folder that the intranet's lies in.
        day: The day of the build.

    Returns:
        The folder to serve.
    """
    secret = x25519.Identity.generate()
    key = MemberKey(
        key=str(secret.to_public()),
        added=day,
        confirmed_by="administrator",
        expires=day + timedelta(days=300),
    )
    contact = MemberContact(role="Kansliet", email="kansli@skoopi.example", helps_with="Det mesta.")
    member = Member(slug="provare", name="Provaren", keys=(key,), contact=contact)
    members = {**register.intranet.members, "provare": member}
    whole = replace(register, intranet=replace(register.intranet, members=members))
    build_intranet(whole, output, day)
    folder = output / FOLDER
    build = json.loads((folder / "build.json").read_bytes())["build"]
    keyring = json.loads(decrypt((folder / build / "keyring.age").read_bytes(), [secret]))
    opening = {
        "build": build,
        "group": keyring["group"],
        "identity": str(secret),
        "publicKey": key.key,
    }
    (folder / "opened.json").write_text(json.dumps(opening))
    (folder / "opened.js").write_text(SCRIPT.replace("STATIC", static_folder()))
    shell = (folder / "index.html").read_text("utf-8")
    (folder / PAGE).write_text(shell.replace(f"/{static_folder()}/app.js", "/opened.js"))
    (folder / "404.html").write_text("")
    return folder


def lock_and_unlock(page: Page) -> None:
    """Lock when all is kept, and open it again as a new visit would."""
    page.evaluate("kept()")
    page.get_by_role("button", name="Lås", exact=True).click()
    page.evaluate("unlock()")
    page.wait_for_selector("#main h1", state="attached")
