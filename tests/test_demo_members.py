"""The made-up register has an intranet, and whoever looks at the demo can open it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from asf_demo.demo import DAY, Demo
from asf_demo.members import KEY_FILE, PHRASE
from asf_demo.writing import write_demo
from asf_register.intranet.member import KeyState
from asf_register.read_register import read_register
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from pyrage import passphrase, x25519


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A demo of 60 enterprises."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    write_demo(Demo(read_vocabulary(Root(PROJECT)), 60), folder)
    reading = read_register(Root(folder))
    assert reading.problems == ()
    return reading.register


def test_the_key_that_lies_in_it_and_its_phrase_open_it(demo: Register) -> None:
    wrapped = (demo.root.folder / KEY_FILE).read_bytes()
    secret = passphrase.decrypt(wrapped, PHRASE.replace(" ", "-")).decode()
    key = str(x25519.Identity.from_str(secret).to_public())
    assert key in demo.intranet.keys_on(DAY)
    told = Path(demo.root.folder, "demo.txt").read_text(encoding="utf-8")
    assert KEY_FILE in told
    assert PHRASE in told


def test_it_opens_for_a_year(demo: Register) -> None:
    (key,) = demo.intranet.members["demovisning"].keys
    assert key.state_on(DAY + timedelta(days=330)) is KeyState.VALID


def test_members_are_enterprises_in_every_state_of_a_key(demo: Register) -> None:
    members = [one for one in demo.intranet.members.values() if not one.name]
    assert len(members) > 10
    assert all(demo.find(one.slug) for one in members)
    assert all(one.contact for one in members)
    states = {key.state_on(DAY) for one in members for key in one.keys}
    assert states >= {KeyState.VALID, KeyState.EXPIRED}


def test_what_members_tell_each_other_belongs_to_guides_that_are_there(demo: Register) -> None:
    intranet = demo.intranet
    assert len(intranet.experiences) == 3
    for experience in intranet.experiences.values():
        assert demo.find(experience.enterprise)
        assert set(experience.guides) <= intranet.guides.keys()
