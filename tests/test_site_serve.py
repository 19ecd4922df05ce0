"""`asf build --serve` shows the built site on one's own machine, and only there."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from asf_register.root import Root
from site_fixtures import DAY


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """`asf build --serve` of a register of two enterprises."""
    root = Root(tmp_path_factory.mktemp("register"))
    root.enterprises.mkdir(parents=True)
    (root.enterprises / "kafe-linden.yaml").write_text(
        "name: Kafé Linden\nregion: '01'\nindustries:\n  - cafe-restaurant\n"
        "listing: consented\nconsent:\n  date: 2026-01-12\n  by: enterprise\n",
        "utf-8",
    )
    asf = [sys.executable, "-c", "from asf_cli.main import main; main()"]
    return [*asf, "--root", str(root.folder), "build", "--date", DAY.isoformat(), "--serve"]


@pytest.fixture(scope="module")
def port(command: list[str]) -> Iterator[int]:
    """The port that it answers on; it is interrupted at the end, as by Ctrl+C."""
    running = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    said = ""
    while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
        line = running.stdout.readline()
        assert line, said
        said += line
    yield int(found[1])
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=20)
    assert "Avslutat." in rest
    assert running.returncode == 0


def ask(port: int, path: str, method: str = "GET") -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, body, {name.lower(): value for name, value in answer.getheaders()}


def test_it_serves_the_site(port: int) -> None:
    for path, words in (
        ("/", "1 företag"),
        ("/asf/", "Kafé Linden"),
        ("/asf/kafe-linden/", "Kafé"),
    ):
        status, body, _ = ask(port, path)
        assert (status, words in body) == (200, True)
    styles = re.search(r'href="(/tema/[^"]+\.css)"', ask(port, "/")[1])
    assert styles
    assert ask(port, styles[1])[2]["content-type"].startswith("text/css")


@pytest.mark.parametrize("path", ["/finns-inte/", "/asf/finns-inte", "/finns/inte.png"])
def test_what_is_missing_gets_the_sites_own_page(port: int, path: str) -> None:
    status, body, headers = ask(port, path)
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "Sidan finns inte" in body
    assert int(headers["content-length"]) == len(body.encode())
    status, body, _ = ask(port, path, "HEAD")
    assert (status, body) == (404, "")


@pytest.mark.parametrize(
    "path", ["/../../data/asf/kafe-linden.yaml", "/%2e%2e/%2e%2e/data/asf/kafe-linden.yaml"]
)
def test_nothing_outside_the_site_is_served(port: int, path: str) -> None:
    status, body, _ = ask(port, path)
    assert status == 404
    assert "listing:" not in body


def test_no_folder_is_listed(port: int) -> None:
    status, body, _ = ask(port, "/tema/")
    assert status == 404
    assert "Directory listing" not in body


def test_other_machines_are_not_answered(port: int) -> None:
    """127.0.0.2 is this machine too, but not the address that was promised."""
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.2", port), 5):
        pass


def test_a_port_that_is_taken_is_said_in_one_line(command: list[str], port: int) -> None:
    ran = subprocess.run(
        [*command, "--port", str(port), "--output", Path(command[4]) / "other"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert re.fullmatch(rf"asf: Porten {port} .+--port.+\n", ran.stderr)
