"""`asf links`: what is said of hosts that behave and of those that don't; how they are asked."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import asf_cli.links
import pytest
from asf_register.errors import UsageError
from asf_upkeep.links.checking import Round, check_addresses, in_order, is_cut_off, remembered
from asf_upkeep.links.memory import Checked, Memory, read_memory, write_memory
from asf_upkeep.links.outcome import Outcome
from asf_upkeep.links.public_network import PublicNetwork, is_public
from asf_upkeep.links.turns import Manners, Turns
from command_shell import Shell
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from links_web import LocalNetwork, Web, web_up

AGENT = "asf-links/1.0 (weekly check of the links on https://provlistan.example; info@x.example)"
AT_ONCE = Manners(pause=0, hosts=10, patience=60)
GOOD = Outcome()
SITE = "title: Provlistan\naddress: https://provlistan.example\norganisation: Prov\n"


@pytest.fixture(scope="module", autouse=True)
def a_thread_of_its_own() -> Iterator[None]:
    """Run what is asynchronous apart: a browser of another test keeps a loop in this thread."""
    run = asyncio.run

    def run_apart(main: Coroutine[Any, Any, Any]) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(run, main).result()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio, "run", run_apart)
        yield


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    """Hosts of all kinds."""
    with web_up() as up:
        yield up


def checked(*addresses: str, manners: Manners = AT_ONCE, seconds: float = 60) -> dict[str, Outcome]:
    wanted = Round(agent=AGENT, seconds=seconds, manners=manners, network=LocalNetwork())
    return check_addresses(addresses, wanted)


# What is said of an address. «~» stands for where its host is.
SAID = {
    # It leads somewhere.
    "/": GOOD,
    "/page#part": GOOD,
    "/ången?fråga=å&b=%20": GOOD,
    "/no-head": GOOD,
    "/unknown-head": GOOD,
    "/leaves-at-head": GOOD,
    "/status/204": GOOD,
    "/302/page": GOOD,
    "/sends-for-ever": GOOD,
    # Its host knows it and lets others see it.
    "/status/401": GOOD,
    "/status/403": GOOD,
    "/status/429": GOOD,
    # It has moved for good; a step that is only for now isn't where it lives.
    "/301/page": Outcome(moved_to="~/page"),
    "/308/page": Outcome(moved_to="~/page"),
    "/301/302/page": Outcome(moved_to="~/302/page"),
    "/302/301/page": GOOD,
    "/latin": Outcome(moved_to="~/ången"),
    # It is gone.
    "/status/404": Outcome("sidan finns inte (404)"),
    "/status/410": Outcome("sidan är borttagen (410)"),
    "/status/500": Outcome("servern har ett fel (500)"),
    "/status/418": Outcome("servern tar inte emot besök på sidan (418)"),
    "/301/status/404": Outcome("sidan finns inte (404)"),
    # Its host misbehaves.
    "/ring": Outcome("adressen skickar runt i en ring"),
    "/for-ever": Outcome("adressen skickar vidare fler än 5 gånger"),
    "/to/file:///etc/passwd": Outcome(
        "adressen skickar vidare till något som inte är en webbadress"
    ),
    "/to/javascript:alert(1)": Outcome(
        "adressen skickar vidare till något som inte är en webbadress"
    ),
    "/to/http://localhost/": Outcome(
        "adressen skickar vidare till något som inte är en webbadress"
    ),
    "/to/http://[::1": Outcome("adressen skickar vidare till något som inte är en webbadress"),
    "/to/http://inner.example/": Outcome("adressen leder inte till en öppen webbplats"),
    "/strange-names": Outcome("servern svarar något som inte är en webbsida"),
    "/garbage": Outcome("servern svarar något som inte är en webbsida"),
}


@pytest.fixture(scope="module")
def outcomes(web: Web) -> dict[str, Outcome]:
    """What is said of all of them, each on a host of its own."""
    return checked(*(web.at(f"h{number}", path) for number, path in enumerate(SAID)))


@pytest.mark.parametrize(("number", "path"), list(enumerate(SAID)), ids=list(SAID))
def test_each_address_is_told_what_became_of_it(
    web: Web, outcomes: dict[str, Outcome], number: int, path: str
) -> None:
    said = SAID[path]
    here = web.at(f"h{number}", "")
    expected = Outcome(said.why, said.moved_to.replace("~", here))
    assert outcomes[web.at(f"h{number}", path)] == expected


@pytest.mark.parametrize("path", ["/silent", "/drips"])
def test_a_host_that_never_ends_its_answer_is_left(web: Web, path: str) -> None:
    address = web.at("endless", path)
    found = checked(address, manners=Manners(pause=0, patience=0.2))
    assert found == {address: Outcome("servern svarar inte i tid")}


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://nowhere.example/", "domännamnet finns inte"),
        ("http://inner.example/", "adressen leder inte till en öppen webbplats"),
        ("http://10.0.0.1/", "adressen leder inte till en öppen webbplats"),
        ("http://169.254.169.254/latest/meta-data/", "adressen leder inte till en öppen webbplats"),
        (f"http://{'å' * 70}.example/", "adressen går inte att läsa"),
        ("http://127.0.0.1:9/", "adressen leder inte till en öppen webbplats"),
    ],
)
def test_what_cannot_be_reached_is_told_and_never_raised(address: str, why: str) -> None:
    network = PublicNetwork() if "1" in address else LocalNetwork()
    found = check_addresses(
        [address], Round(agent=AGENT, seconds=30, manners=AT_ONCE, network=network)
    )
    assert found == {address: Outcome(why)}


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (socket.EAI_NONAME, "domännamnet finns inte"),
        (socket.EAI_AGAIN, "domännamnet går inte att slå upp"),
    ],
)
def test_a_name_that_is_gone_is_told_from_a_book_of_names_that_is_shut(
    monkeypatch: pytest.MonkeyPatch, fault: int, why: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(fault, "refused")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    address = "http://gone.example/"
    wanted = Round(agent=AGENT, seconds=30, manners=AT_ONCE)
    assert check_addresses([address], wanted) == {address: Outcome(why)}


def test_nobody_listening_is_told() -> None:
    address = "http://one.example:9/"
    assert checked(address) == {address: Outcome("servern svarar inte")}


@pytest.mark.parametrize(
    "number",
    (
        "127.0.0.1 127.8.9.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 "
        "224.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 "
        "::ffff:10.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 2002:a00:1:: 2001:0:4136:e378:8000:63bf:1:1 "
        "fec0::1 168.63.129.16"
    ).split(),
)
def test_nothing_of_ones_own_network_is_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["1.1.1.1", "193.0.0.1", "2a00:801::1", "::ffff:1.1.1.1"])
def test_what_everybody_reaches_is_public(number: str) -> None:
    assert is_public(number)


def own_proof(folder: Path) -> ssl.SSLContext:
    """What a host shows that says itself who it is."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "one.example")])
    now, one_day = datetime.now(UTC), timedelta(days=1)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - one_day, now + one_day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("one.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    no_phrase = serialization.NoEncryption()
    form = serialization.Encoding.PEM
    secret = key.private_bytes(form, serialization.PrivateFormat.PKCS8, no_phrase)
    path = folder / "own.pem"
    path.write_bytes(secret + made.public_bytes(form))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_a_certificate_that_proves_nothing_is_told(tmp_path: Path) -> None:
    with web_up(own_proof(tmp_path)) as up:
        address = up.at("one").replace("http:", "https:")
        expected = Outcome("webbplatsens certifikat för https gäller inte")
        assert checked(address) == {address: expected}


def test_no_https_where_it_is_promised_is_told(web: Web) -> None:
    address = web.at("one").replace("http:", "https:")
    assert checked(address) == {address: Outcome("https fungerar inte på webbplatsen")}


# How hosts are asked


def test_a_host_is_asked_one_thing_at_a_time_by_somebody_who_says_who(web: Web) -> None:
    checked(*(web.at("busy", f"/page-{number}") for number in range(6)))
    assert web.log.most_at_once["busy.example"] == 1
    assert sorted(one for one in web.log.asked if one[0] == "busy.example") == [
        ("busy.example", "HEAD", f"/page-{number}") for number in range(6)
    ]
    assert web.log.agents == {AGENT}


def test_several_hosts_are_asked_at_once(web: Web) -> None:
    """Each of two answers only while the other is being asked."""
    addresses = [web.at("one", "/meets/other.example"), web.at("other", "/meets/one.example")]
    found = checked(*addresses, manners=Manners(pause=0, hosts=2, patience=20))
    assert found == dict.fromkeys(addresses, GOOD)


def test_the_whole_is_asked_for_only_where_the_head_is_refused(web: Web) -> None:
    checked(web.at("heads", "/no-head"), web.at("heads", "/page"))
    asked = [(how, path) for host, how, path in web.log.asked if host == "heads.example"]
    assert sorted(asked) == [("GET", "/no-head"), ("HEAD", "/no-head"), ("HEAD", "/page")]


def test_a_host_is_left_alone_between_two_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def no_wait(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("asf_upkeep.links.turns.asyncio.sleep", no_wait)

    async def three() -> None:
        turns = Turns(Manners(pause=1000))
        for host in ("one", "other", "one"):
            async with turns.at(host):
                pass

    asyncio.run(three())
    first, other, again = waits
    assert max(first, other) <= 0 < again <= 1000


def test_a_host_that_cannot_be_connected_to_is_tried_once(web: Web) -> None:
    class Counting(LocalNetwork):
        tried = 0

        async def addresses(self, host: str, port: int) -> list[str]:
            self.tried += 1
            return await super().addresses(host, port)

    network = Counting()
    addresses = [f"http://nowhere.example/{number}" for number in range(5)]
    wanted = Round(agent=AGENT, seconds=30, manners=AT_ONCE, network=network)
    found = check_addresses([*addresses, web.at("one")], wanted)
    assert {found[address].why for address in addresses} == {"domännamnet finns inte"}
    assert network.tried == 2


def test_slow_name_servers_keep_no_other_host_waiting(web: Web) -> None:
    is_found = Event()
    in_time: list[bool] = []

    class Slow(LocalNetwork):
        async def addresses(self, host: str, port: int) -> list[str]:
            looked_up = self._slow if host.startswith("slow") else is_found.set
            await asyncio.get_running_loop().run_in_executor(None, looked_up)
            return await super().addresses(host, port)

        def _slow(self) -> None:
            in_time.append(is_found.wait(10))

    manners = Manners(pause=0, hosts=41, patience=60)
    addresses = [*(web.at(f"slow{number}") for number in range(40)), web.at("quick")]
    wanted = Round(agent=AGENT, seconds=60, manners=manners, network=Slow())
    assert check_addresses(addresses, wanted) == dict.fromkeys(addresses, GOOD)
    assert in_time == [True] * 40


def test_an_address_with_a_shut_port_silences_no_other_of_its_host(web: Web) -> None:
    shut, open_one = "http://shop.example:1/", web.at("shop")
    over_https = open_one.replace("http:", "https:")
    found = checked(shut, over_https, open_one)
    assert found[shut] == Outcome("servern svarar inte")
    assert found[over_https] == Outcome("https fungerar inte på webbplatsen")
    assert found[open_one] == GOOD


def test_a_new_address_too_long_for_the_register_is_not_remembered(web: Web) -> None:
    address = web.at("talks", f"/to//{'a' * 60_000}")
    assert checked(address) == {address: GOOD}


def test_what_there_is_no_time_for_waits_and_comes_first_the_next_time(web: Web) -> None:
    quick, endless = web.at("quick"), web.at("endless", "/silent")
    patient = Manners(pause=0, patience=60)
    found = checked(quick, endless, manners=patient, seconds=3)
    assert found == {quick: GOOD}
    memory = remembered(Memory(), [quick, endless], found, date(2026, 11, 2))
    assert list(memory.addresses) == [quick]
    assert in_order([quick, endless], memory) == [endless, quick]


# What is remembered

ADDRESS = "https://linden.example/"
GONE = Outcome("sidan finns inte (404)")
MOVED = Outcome(moved_to="https://linden.example/nya")
# Days from the first check on, what came of each, and what there then is to look at.
STORIES = {
    "once is nothing": ([(0, GONE)], []),
    "three times in a fortnight": ([(0, GONE), (7, GONE), (14, GONE)], [("dead", 0)]),
    "three times in 13 days": ([(0, GONE), (7, GONE), (13, GONE)], []),
    "twice, long apart": ([(0, GONE), (30, GONE)], []),
    "many times on two days": ([(0, GONE), (0, GONE), (0, GONE), (14, GONE), (14, GONE)], []),
    "it came back": ([(0, GONE), (7, GONE), (14, GONE), (21, GOOD)], []),
    "it came back in between": ([(0, GONE), (7, GOOD), (14, GONE), (21, GONE)], []),
    "it moved": ([(0, GOOD), (7, MOVED), (14, MOVED)], [("moved", 7)]),
    "it moved and then went": ([(0, MOVED), (7, GONE), (14, GONE), (21, GONE)], [("dead", 7)]),
    "it moved back": ([(0, MOVED), (7, GOOD)], []),
    "a clock that once was in 2100": (
        [(0, GONE), (27000, GONE), (7, GONE), (14, GONE), (21, GONE)],
        [("dead", 7)],
    ),
    "a clock that was in 2100 and a page that is back": (
        [(0, GONE), (7, GONE), (27000, GONE), (14, GOOD)],
        [],
    ),
    "a clock in 1970": ([(0, GONE), (7, GONE), (-20000, GONE), (-20000, GOOD)], []),
}


@pytest.mark.parametrize("name", STORIES)
def test_dead_is_what_has_failed_for_long_and_moved_what_says_so(name: str) -> None:
    first = date(2026, 11, 2)
    story, expected = STORIES[name]
    memory = Memory()
    for days, outcome in story:
        memory = remembered(memory, [ADDRESS], {ADDRESS: outcome}, first + timedelta(days))
    found = [(one.kind, (one.since - first).days) for one in memory.findings]
    assert found == expected


def test_the_last_good_day_is_kept_while_it_fails() -> None:
    good = remembered(Memory(), [ADDRESS], {ADDRESS: GOOD}, date(2026, 11, 2))
    failing = remembered(good, [ADDRESS], {ADDRESS: GONE}, date(2026, 11, 9))
    assert failing.addresses[ADDRESS].last_good == date(2026, 11, 2)


def test_the_memory_has_one_form_and_forgets_what_nobody_has(tmp_path: Path) -> None:
    path = tmp_path / "new" / "links.json"
    known = Checked(checked=date(2026, 11, 2), last_good=date(2026, 11, 2))
    memory = remembered(Memory({"https://gone.example/": known}), [ADDRESS], {}, date.max)
    assert memory == Memory()
    memory = remembered(memory, [ADDRESS], {ADDRESS: GONE}, date(2026, 11, 2))
    write_memory(path, memory)
    assert read_memory(path) == memory
    before = path.read_bytes()
    write_memory(path, read_memory(path))
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["links.json"]


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2}', '{"addresses": {"a": {}}}', "\x00"])
def test_a_file_that_is_no_memory_is_refused_and_left(tmp_path: Path, text: str) -> None:
    path = tmp_path / "links.json"
    path.write_text(text)
    with pytest.raises(UsageError, match="går inte att läsa som ett minne av länkar"):
        read_memory(path)


def test_where_nobody_answers_the_fault_is_likely_here() -> None:
    assert is_cut_off({str(n): GONE for n in range(3)})
    assert not is_cut_off({"a": GONE, "b": GONE})
    assert not is_cut_off({"a": GONE, "b": GONE, "c": GOOD})


# The command

ENTRY = """\
name: Kafé Linden
region: "01"
industries: [cafe-restaurant]
website: {website}
links:
- title: Tidningen
  url: {link}
listing: consented
consent:
  date: 2026-01-31
  by: enterprise
sources:
- url: {source}
  year: 2019
  supports: namn
"""


@pytest.fixture
def asked(shell: Shell, web: Web, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell with an enterprise, one that isn't shown and one that has closed."""
    round_here = partial(Round, manners=AT_ONCE, network=LocalNetwork())
    monkeypatch.setattr(asf_cli.links, "Round", round_here)
    at = {"website": web.at("cli"), "link": web.at("cli", "/301/nya")}
    text = ENTRY.format(**at, source=web.at("cli", "/status/404"))
    shell.write("data/asf/kafe-linden.yaml", text)
    hidden = text.replace("cli.example", "hidden.example")
    shell.write("data/asf/dold.yaml", hidden.replace("consented", "unlisted"))
    closed = f"{hidden}closed:\n  date: 2026-02-01\n  source: Styrelsen\n"
    shell.write("data/asf/nedlagd.yaml", closed)
    shell.write("data/site.yaml", f"{SITE}contact: info@provlistan.example\n")
    return shell


def test_the_command_tells_what_works_and_what_does_not(asked: Shell, web: Web) -> None:
    ran = asked.asf("links")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "3 länkar: 2 fungerar, 1 gör det inte.\n\nFungerar inte i dag:\n"
        f"- {web.at('cli', '/status/404')} (Kafé Linden): sidan finns inte (404).\n"
    )


def test_nobody_is_asked_for_what_is_not_shown_or_has_closed(asked: Shell, web: Web) -> None:
    asked.asf("links")
    assert "hidden.example" not in {host for host, _, _ in web.log.asked}


def test_the_command_remembers_and_tells_what_is_to_be_looked_at(asked: Shell, web: Web) -> None:
    dead, first = web.at("cli", "/status/404"), date(2026, 1, 5)
    known = Checked(checked=first, failures=2, failing_since=first, why="servern svarar inte")
    path = asked.register / "links.json"
    write_memory(path, Memory({dead: known, "https://old.example/": known}))
    ran = asked.asf("links", "--memory", "links.json")
    assert ran.out == (
        "3 länkar: 2 fungerar, 1 gör det inte.\n\nAtt se över:\n"
        f"- {web.at('cli', '/301/nya')} (Kafé Linden): har flyttat till {web.at('cli', '/nya')}.\n"
        f"- {dead} (Kafé Linden): sidan finns inte (404), sedan 5 januari 2026.\n"
    )
    assert set(read_memory(path).addresses) == {
        web.at("cli"),
        web.at("cli", "/301/nya"),
        dead,
    }
    told = json.loads(asked.asf("links", "--memory", "links.json", "--format", "json").out)
    assert [one["kind"] for one in told["findings"]] == ["moved", "dead"]
    assert told["findings"][1]["used_by"] == ["Kafé Linden"]


def test_a_machine_without_a_network_spoils_no_memory(
    asked: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoNetwork(PublicNetwork):
        async def addresses(self, host: str, port: int) -> list[str]:  # noqa: ARG002
            return []

    monkeypatch.setattr(
        asf_cli.links, "Round", partial(Round, manners=AT_ONCE, network=NoNetwork())
    )
    ran = asked.asf("links", "--memory", "links.json")
    assert ran.code == 2
    assert ran.err.startswith("asf: Ingen webbplats svarade, så felet ligger troligen på den här")
    assert not (asked.register / "links.json").exists()


def test_a_memory_of_another_kind_is_wrong_use(asked: Shell) -> None:
    asked.write("links.json", "[]")
    ran = asked.asf("links", "--memory", "links.json")
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_a_memory_that_could_not_be_written_is_told_before_anybody_is_asked(
    asked: Shell, web: Web
) -> None:
    before = len(web.log.asked)
    ran = asked.asf("links", "--memory", "data/site.yaml/links.json")
    assert ran.code == 2
    assert "går inte att skriva" in ran.err
    assert len(web.log.asked) == before
