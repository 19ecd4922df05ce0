"""The intranet behind nginx, as in docs/intranet-proxy: nothing without a login, in any spelling.

The example's own files run here. Requests are written byte by byte (see intranet_proxy.py).
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import intranet_proxy
import pytest
from asf_register.root import PROJECT
from intranet_proxy import EXAMPLE, HOST, Proxy, nginx, running

BUILD = "b7f3"
FILES = {
    "index.html": "<!doctype html><title>SKALET</title>",
    "build.json": '{"build": "b7f3", "note": "NUMRET"}',
    "sw.js": "// TJANSTEN",
    "robots.txt": "User-agent: *\nDisallow: /\n# ROBOTEN\n",
    "tema/1a2b/app.js": "// PROGRAMMET",
    "tema/1a2b/intranet.css": "/* FARGERNA */",
    f"{BUILD}/keyring.age": "age-encryption.org/v1 NYCKELRINGEN",
    f"{BUILD}/9f8e7d.age": "age-encryption.org/v1 GUIDEN",
    ".git/config": "GOMT",
    "tema/.htpasswd": "GOMT",
}
SECRETS = [word.encode() for word in re.findall(r"[A-Z]{5,}|GOMT", " ".join(FILES.values()))]
OUTSIDE = b"UTANFOR"
KEYRING = f"/{BUILD}/keyring.age"
# An address, and the file that a member gets for it; "" for none.
SPELLINGS: dict[str | bytes, str] = {
    "/": "index.html",
    **{f"/{name}": name for name in FILES if "/." not in f"/{name}"},
    f"//{BUILD}/keyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}//keyring.age": f"{BUILD}/keyring.age",
    f"////{BUILD}////keyring.age": f"{BUILD}/keyring.age",
    f"/./{BUILD}/./keyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}/x/../keyring.age": f"{BUILD}/keyring.age",
    f"/tema/../{BUILD}/keyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}%2fkeyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}%2Fkeyring.age": f"{BUILD}/keyring.age",
    f"%2f{BUILD}/keyring.age": "",
    f"/{BUILD}/%2e/keyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}/x/%2e%2e/keyring.age": f"{BUILD}/keyring.age",
    f"/x/..%2f{BUILD}/keyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}/keyring%2eage": f"{BUILD}/keyring.age",
    f"/{BUILD}/%6beyring.age": f"{BUILD}/keyring.age",
    f"/{BUILD}/%256beyring.age": "",
    f"/{BUILD}%252fkeyring.age": "",
    f"/{BUILD}%5ckeyring.age": "",
    f"\\{BUILD}\\keyring.age": "",
    f"/{BUILD}/KEYRING.AGE": "",
    f"/{BUILD.upper()}/keyring.age": "",
    "/INDEX.HTML": "",
    f"{KEYRING}.": "",
    f"{KEYRING}..": "",
    f"{KEYRING}/": "",
    f"{KEYRING}/.": "",
    f"{KEYRING}%20": "",
    f"{KEYRING};a=b": "",
    f"/{BUILD};x/keyring.age": "",
    f"{KEYRING}%00": "",
    f"{KEYRING}%00.html": "",
    f"/%00{KEYRING}": "",
    f"{KEYRING}::$DATA": "",
    f"{KEYRING}~": "",
    f"{KEYRING}.bak": "",
    f"{KEYRING}.gz": "",
    f"{KEYRING}?": f"{BUILD}/keyring.age",
    f"{KEYRING}?/../../index.html": f"{BUILD}/keyring.age",
    f"{KEYRING}#x": f"{BUILD}/keyring.age",
    f"{KEYRING}%23x": "",
    f"{KEYRING}%3f": "",
    f"/{BUILD}/keyring.age%c0%80": "",
    f"/{BUILD}%c0%afkeyring.age": "",
    f"/{BUILD}\u2215keyring.age": "",
    f"/{BUILD}/k\u0435yring.age": "",
    b"/\xff\xfe": "",
    f"https://{HOST}{KEYRING}": f"{BUILD}/keyring.age",
    f"http://{HOST}{KEYRING}": f"{BUILD}/keyring.age",
    f"https://annan.example{KEYRING}": f"{BUILD}/keyring.age",
    f"/{BUILD}": "",
    f"/{BUILD}/": "",
    "/tema/": "",
    "/tema/1a2b/": "",
    "/.git/config": "",
    "/tema/.htpasswd": "",
    "/%2egit/config": "",
    "/..": "",
    "/../outside.txt": "",
    "/%2e%2e/outside.txt": "",
    "/..%2foutside.txt": "",
    f"/{BUILD}/../../outside.txt": "",
    "/link.txt": "",
    "/linked/outside.txt": "",
    "/nginx.conf": "",
    "/oauth2/%2e%2e" + KEYRING: f"{BUILD}/keyring.age",
    "/oauth2/..%2f" + KEYRING[1:]: f"{BUILD}/keyring.age",
    "/" + "x/" * 3000: "",
    "*": "",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get")
# Most are asked to log in. What is no address or no method, or is nobody's, is refused before that.
REFUSED = {400, 401, 403, 405, 414, 501, 505}
LOGIN = "Authorization: Basic " + base64.b64encode(b"kafe-linden:ett langt ord").decode()
WRONG = "Authorization: Basic " + base64.b64encode(b"kafe-linden:fel").decode()
SESSION = "Cookie: session=kafe-linden"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like output/intranat, with what doesn't belong there beside it and in it."""
    above = tmp_path_factory.mktemp("served")
    (above / "outside.txt").write_bytes(OUTSIDE)
    folder = above / "intranat"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "link.txt").symlink_to(above / "outside.txt")
    (folder / "linked").symlink_to(above)
    return folder


@pytest.fixture(scope="module")
def by_password(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The example with names and passwords."""
    at = tmp_path_factory.mktemp("nginx")
    members = at / "members"
    hashed = subprocess.run(
        ["openssl", "passwd", "-6", "ett langt ord"], capture_output=True, check=True, text=True
    ).stdout
    members.write_text(f"kafe-linden:{hashed}", "utf-8")
    login = (EXAMPLE / "login-basic.conf").read_text("utf-8")
    there = "auth_basic_user_file /etc/nginx/intranat-members;"
    assert login.count(there) == 1
    with running(folder, at, login.replace(there, f"auth_basic_user_file {members};")) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def by_session(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The example with a login that another program keeps."""
    login = (EXAMPLE / "login-elsewhere.conf").read_text("utf-8")
    there = "proxy_pass http://127.0.0.1:4180;"
    assert login.count(there) == 2
    with _login_service() as port:
        here = f"proxy_pass http://127.0.0.1:{port};"
        at = tmp_path_factory.mktemp("nginx")
        with running(folder, at, login.replace(there, here)) as proxy:
            yield proxy


class _Login(BaseHTTPRequestHandler):
    """Says whether a session is right, and has a page to log in on."""

    def do_GET(self) -> None:
        if self.path == "/oauth2/auth":
            knows = self.headers.get("Cookie") == SESSION.removeprefix("Cookie: ")
            self.send_response(202 if knows else 401)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>Logga in</title>")

    do_HEAD = do_GET  # noqa: N815

    def log_request(self, *_: object) -> None:
        """Say nothing of requests."""


@contextmanager
def _login_service() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Login)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(params=["by_password", "by_session"])
def proxy(request: pytest.FixtureRequest) -> Proxy:
    """The example with each of its logins."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Proxy)
    return found


def held_back(raw: bytes) -> bool:
    """Whether an answer has nothing of any file in it."""
    return not any(secret in raw for secret in (*SECRETS, OUTSIDE))


def test_no_spelling_of_an_address_gives_a_byte_without_a_login(proxy: Proxy) -> None:
    got = {target: proxy.asks(target) for target in SPELLINGS}
    assert [target for target, answer in got.items() if not held_back(answer.raw)] == []
    assert {answer.status for answer in got.values()} <= REFUSED
    assert {got[target].status for target, name in SPELLINGS.items() if name} == {401}


def test_a_member_gets_the_right_bytes_and_nothing_from_elsewhere(proxy: Proxy) -> None:
    wrong = {}
    for target, name in SPELLINGS.items():
        answer = proxy.asks(target, LOGIN, SESSION)
        right = (
            (answer.status, answer.body) == (200, FILES[name].encode())
            if name
            else answer.status >= 300 and held_back(answer.raw)
        )
        if not right:
            wrong[target] = answer.raw
    assert wrong == {}


_TO = f"Host: {HOST}\r\n"
_END = "Connection: close\r\n\r\n"
_WANTED = f"GET {KEYRING} HTTP/1.1\r\n"
WAYS = {
    "HTTP/0.9": f"GET {KEYRING}\r\n",
    "HTTP/1.0": f"GET {KEYRING} HTTP/1.0\r\n\r\n",
    "HTTP/9.9": f"GET {KEYRING} HTTP/9.9\r\n{_TO}{_END}",
    "no host": f"{_WANTED}{_END}",
    "two hosts": f"{_WANTED}Host: a\r\n{_TO}{_END}",
    "another host": f"{_WANTED}Host: localhost\r\n{_END}",
    "an address as host": f"{_WANTED}Host: 127.0.0.1\r\n{_END}",
    "a host with a dot": f"{_WANTED}Host: {HOST}.\r\n{_END}",
    "line feeds": f"{_WANTED}{_TO}{_END}".replace("\r", ""),
    "two at once": f"GET /x HTTP/1.1\r\n{_TO}\r\n{_WANTED}{_TO}{_END}",
    "one within another": f"POST /x HTTP/1.1\r\n{_TO}Content-Length: 5\r\n"
    f"Transfer-Encoding: chunked\r\n{_END}0\r\n\r\n{_WANTED}\r\n",
}


@pytest.mark.parametrize("request_", WAYS.values(), ids=WAYS)
def test_no_way_of_asking_gives_a_byte_without_a_login(proxy: Proxy, request_: str) -> None:
    raw = proxy.sends(request_.encode())
    assert raw
    assert held_back(raw)
    assert not re.search(rb"HTTP/\S+ [23]", raw)


@pytest.mark.parametrize("method", METHODS)
def test_no_method_gives_a_byte_without_a_login(proxy: Proxy, method: str) -> None:
    answer = proxy.asks(KEYRING, method=method)
    assert held_back(answer.raw)
    assert answer.status in REFUSED


@pytest.mark.parametrize(
    "header",
    [
        "Range: bytes=0-9",
        "Range: bytes=-5, 0-0",
        "If-None-Match: *",
        "If-Modified-Since: Mon, 01 Jan 2035 00:00:00 GMT",
        "X-Original-URL: /",
        "X-Rewrite-URL: /index.html",
        "X-Accel-Redirect: /index.html",
        "X-Forwarded-For: 127.0.0.1",
        "X-HTTP-Method-Override: GET",
        "Authorization: Basic",
        "Authorization: Basic !!!!",
        "Authorization: Basic OnA=",
        "Authorization: Basic a2FmZS1saW5kZW46",
        WRONG,
        "Authorization: Bearer x",
        "Cookie: session=",
        "Cookie: session=annan",
        "Upgrade: h2c",
    ],
)
def test_no_header_stands_in_for_a_login(proxy: Proxy, header: str) -> None:
    answer = proxy.asks(KEYRING, header)
    assert (answer.status, held_back(answer.raw)) == (401, True)


def test_a_part_that_is_asked_for_is_given_to_a_member_only(by_password: Proxy) -> None:
    answer = by_password.asks(KEYRING, LOGIN, "Range: bytes=0-4")
    assert (answer.status, answer.body) == (206, FILES[f"{BUILD}/keyring.age"].encode()[:5])
    head = by_password.asks(KEYRING, LOGIN, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert by_password.asks(KEYRING, LOGIN, method=method).status == 405


def test_without_tls_nothing_is_served_and_no_password_asked_for(proxy: Proxy) -> None:
    for target in ("/", KEYRING, f"https://{HOST}{KEYRING}"):
        for login in ((), (LOGIN, SESSION)):
            answer = proxy.asks(target, *login, tls=False)
            assert held_back(answer.raw)
            assert (answer.status, answer.headers["location"]) == (308, f"https://{HOST}/")
            assert "www-authenticate" not in answer.headers


KINDS = {
    "/": ("text/html; charset=utf-8", "no-store"),
    "/build.json": ("application/json; charset=utf-8", "no-store"),
    "/sw.js": ("text/javascript; charset=utf-8", "no-store"),
    "/robots.txt": ("text/plain; charset=utf-8", "no-store"),
    "/tema/1a2b/app.js": (
        "text/javascript; charset=utf-8",
        "private, max-age=31536000, immutable",
    ),
    "/tema/1a2b/intranet.css": (
        "text/css; charset=utf-8",
        "private, max-age=31536000, immutable",
    ),
    KEYRING: ("application/octet-stream", "private, max-age=31536000, immutable"),
}
STRICT = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}


@pytest.mark.parametrize("target", KINDS)
def test_every_file_comes_with_its_kind_how_long_it_holds_and_the_strict_headers(
    proxy: Proxy, target: str
) -> None:
    answer = proxy.asks(target, LOGIN, SESSION)
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == KINDS[target]
    assert {name: answer.headers.get(name) for name in STRICT} == STRICT
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert "nginx/" not in answer.raw.decode("latin-1")


def test_the_header_asks_no_less_than_the_page_does_of_itself(by_password: Proxy) -> None:
    shell = (PROJECT / "theme" / "intranet" / "templates" / "shell.html").read_text("utf-8")
    (said,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', shell)
    of_scripts = ("require-trusted-types-for", "trusted-types")  # of documents, not of workers
    page = {one for one in said.split("; ") if not one.startswith(of_scripts)}
    header = by_password.asks("/", LOGIN).headers["content-security-policy"]
    assert set(header.split("; ")) == page | {"frame-ancestors 'none'"}


def test_an_answer_that_is_no_file_is_never_kept(proxy: Proxy) -> None:
    gone = f"/{BUILD}/gone.age"
    refused = proxy.asks(gone)
    assert (refused.status, refused.headers["cache-control"]) == (401, "no-store")
    missing = proxy.asks(gone, LOGIN, SESSION)
    assert (missing.status, missing.headers["cache-control"]) == (404, "no-store")
    assert {name: missing.headers.get(name) for name in STRICT} == STRICT


def test_whoever_is_not_logged_in_is_asked_to(by_password: Proxy, by_session: Proxy) -> None:
    asked = by_password.asks("/")
    assert asked.headers["www-authenticate"] == 'Basic realm="Intranet"'
    page = by_session.asks("/")
    assert (page.status, b"Logga in" in page.body) == (401, True)
    assert by_session.asks("/oauth2/start").status == 200
    assert by_session.asks("/oauth2/auth").status == 404


def test_who_reads_what_is_written_nowhere_and_who_fails_to_log_in_is(by_password: Proxy) -> None:
    folder = by_password.certificate.parent

    def logged() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(folder.glob("*.log")))

    before = logged()
    for target in ("/", KEYRING, f"/{BUILD}/gone.age"):
        assert by_password.asks(target, LOGIN).status in (200, 404)
    assert logged() == before
    assert by_password.asks(KEYRING, WRONG).status == 401
    assert b'user "kafe-linden": password mismatch' in logged()  # what fail2ban looks for


def test_without_a_file_that_says_how_to_log_in_it_does_not_start(tmp_path: Path) -> None:
    text = (EXAMPLE / "nginx.conf").read_text("utf-8")
    assert text.count("include intranat-login.conf;") == 1
    (tmp_path / "intranat").write_text(text, "utf-8")
    (tmp_path / "nginx.conf").write_text("events {} http { include intranat; }\n", "utf-8")
    ran = subprocess.run(
        [nginx(), "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "log"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "intranat-login.conf" in ran.stderr


def test_where_nginx_is_missing_the_set_up_and_the_tests_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (PROJECT / "scripts" / "set-up-nginx").read_text("utf-8")
    (tmp_path / "scripts").mkdir()
    copy = tmp_path / "scripts" / "set-up-nginx"
    copy.write_text(script.replace("/usr/sbin/nginx", "/nowhere/nginx"), "utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname"):
        (programs / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("ASF_NGINX", raising=False)
    ran = subprocess.run(["sh", copy], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "nginx saknas. Installera det (Debian: apt install nginx-light)" in ran.stderr
    monkeypatch.setattr(intranet_proxy, "PLACES", ())
    with pytest.raises(pytest.fail.Exception, match="nginx saknas"):
        nginx()
