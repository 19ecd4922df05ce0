"""Has standby_server.py run a program in this one's place: standby_client.py ADDRESS PROGRAM [...].

Loads as little as it can, since it is started once for every program.
"""

import os
import socket
import sys


def _main(address: str, *command: str) -> None:
    program, *arguments = command
    if os.path.basename(program) == "python" and not arguments[:1][0].endswith(".py"):  # noqa: PTH119
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
    here = [os.getcwd(), str(len(command)), *command]  # noqa: PTH109
    told = "\0".join([*here, *(f"{name}={value}" for name, value in os.environ.items())])
    asked = told.encode("utf-8", "surrogateescape")
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        socket.send_fds(server, [len(asked).to_bytes(8)], [0, 1, 2])
        server.sendall(asked)
        code = server.recv(1)
    sys.exit(code[0] if code else 1)


if __name__ == "__main__":
    _main(*sys.argv[1:])
