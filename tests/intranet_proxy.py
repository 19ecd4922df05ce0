"""The example of docs/intranet-proxy at work: nginx on this machine, asked byte by byte.

`running` starts it on ports and folders of its own, in the foreground, and ends it. Requests go
over a socket as they are written, since every client puts an address in order first.
"""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asf_register.root import PROJECT
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

EXAMPLE = PROJECT / "docs" / "intranet-proxy"
HOST = "intranat.listan.example"
MISSING = "nginx saknas. Kör make test, som hämtar det, eller ange ASF_NGINX."
PLACES = ("/usr/sbin/nginx", str(PROJECT / ".venv" / "nginx" / "usr" / "sbin" / "nginx"))
_KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_MOST = 1 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers by their names in small letters, the body, all."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    raw: bytes


@dataclass(frozen=True)
class Proxy:
    """A running example: its ports, and the folder that it serves."""

    port: int
    plain_port: int
    folder: Path
    certificate: Path

    def sends(self, request: bytes, *, tls: bool = True) -> bytes:
        """What is answered to these very bytes, as it came."""
        port = self.port if tls else self.plain_port
        with socket.create_connection(("127.0.0.1", port), timeout=20) as plain:
            if not tls:
                return _exchanged(plain, request)
            context = ssl.create_default_context(cafile=str(self.certificate))
            with context.wrap_socket(plain, server_hostname=HOST) as over:
                return _exchanged(over, request)

    def asks(
        self, target: str | bytes, *headers: str, method: str = "GET", tls: bool = True
    ) -> Answer:
        """What is answered to a request whose address is put into it as it stands."""
        address = target.encode() if isinstance(target, str) else target
        lines = [f"Host: {HOST}", "Connection: close", *headers, "", ""]
        rest = " HTTP/1.1\r\n" + "\r\n".join(lines)
        return _answer(self.sends(f"{method} ".encode() + address + rest.encode(), tls=tls))


def _exchanged(connection: socket.socket, request: bytes) -> bytes:
    connection.sendall(request)
    got = b""
    while len(got) < _MOST and (part := connection.recv(65536)):
        got += part
    return got


def _answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    return Answer(int(first.split(" ")[1]), headers, body, raw)


def nginx() -> str:
    """The program; the test fails where there is none."""
    for name in (os.environ.get("ASF_NGINX", "nginx"), *PLACES):
        if found := shutil.which(name):
            return found
    pytest.fail(MISSING)


@contextmanager
def running(folder: Path, at: Path, login: str) -> Iterator[Proxy]:
    """The example, started with one of its logins.

    Args:
        folder: What it serves.
        at: An empty folder for all that it writes.
        login: The login's file as it shall be.
    """
    program = nginx()
    certificate, key = _certificate(at)
    port, plain_port = _free_ports()
    other = {
        "listen 80;": f"listen 127.0.0.1:{plain_port};",
        "listen [::]:80;": "",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "listen [::]:443 ssl;": "",
        f"/etc/letsencrypt/live/{HOST}/fullchain.pem": str(certificate),
        f"/etc/letsencrypt/live/{HOST}/privkey.pem": str(key),
        "/var/log/nginx/intranat-error.log": str(at / "error.log"),
        "root /srv/intranat;": f"root {folder};",
    }
    text = (EXAMPLE / "nginx.conf").read_text("utf-8")
    for there, here in other.items():
        assert text.count(there) == 1, there
        text = text.replace(there, here)
    (at / "intranat").write_text(text, "utf-8")
    (at / "intranat-login.conf").write_text(login, "utf-8")
    temporary = "".join(f"{kind}_temp_path {at}/{kind};" for kind in _KINDS)
    (at / "nginx.conf").write_text(
        # What Debian's own file has around it, for one process in the foreground.
        f"daemon off; master_process off; pid {at}/nginx.pid; error_log {at}/first.log;"
        f"events {{}} http {{ {temporary} include intranat; }}\n",
        "utf-8",
    )
    started = [program, "-p", str(at), "-c", str(at / "nginx.conf"), "-e", str(at / "first.log")]
    process = subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(port, process)
        yield Proxy(port, plain_port, folder, certificate)
    finally:
        process.terminate()
        process.communicate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError(process.communicate()[1].decode())


def _free_ports() -> list[int]:
    """Two ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _certificate(at: Path) -> tuple[Path, Path]:
    """A certificate of its own for the example's name, and its key."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(private, hashes.SHA256())
    )
    certificate, key = at / "fullchain.pem", at / "privkey.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, key
