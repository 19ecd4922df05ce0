"""Runs programs for those who ask, in processes that it forks: standby_server.py ADDRESS.

Ends when its input does. See standby.py.
"""

from __future__ import annotations

import gc
import os
import runpy
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from select import select

from read_once import stand_ins


def load() -> None:
    """Load the program with all that its commands load when they come to need it.

    Each program that is forked would load it anew, and read the project's own lists anew.
    """
    from asf_cli.commands import COMMANDS  # noqa: PLC0415
    from asf_register.check import check  # noqa: PLC0415
    from asf_register.known_files import KnownFiles  # noqa: PLC0415
    from asf_register.root import Root  # noqa: PLC0415

    for where, name, stand_in in stand_ins():
        setattr(where, name, stand_in)
    for module in COMMANDS.values():
        import_module(f"asf_cli.{module}")
    with tempfile.TemporaryDirectory() as empty:
        Path(empty, "data", "asf").mkdir(parents=True)
        root = Root(Path(empty))
        check(root, date.max, KnownFiles(root, date.max))
    gc.freeze()


def _serve(address: str) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(64)
        sys.stdout.write("listening\n")
        sys.stdout.flush()
        load()
        while sys.stdin not in (ready := select([sys.stdin, listening], [], [])[0]):
            assert ready
            client, _ = listening.accept()
            with client:
                if os.fork() == 0:
                    listening.close()
                    _answer(client)
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _answer(client: socket.socket) -> None:
    """Run what a client asks for in a process of its own, and tell how it ended."""
    size, files, _, _ = socket.recv_fds(client, 8, 3)
    told = bytearray()
    while len(told) < int.from_bytes(size):
        told += client.recv(1 << 16)
    folder, count, *words = os.fsdecode(bytes(told)).split("\0")
    child = os.fork()
    if child == 0:
        client.close()
        command, environment = words[: int(count)], words[int(count) :]
        _become(command, folder, dict(one.split("=", 1) for one in environment), files)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    with suppress(BrokenPipeError):
        client.send(bytes([code if code >= 0 else 128 - code]))
    os._exit(0)


def _become(
    command: Sequence[str], folder: str, environment: dict[str, str], files: Sequence[int]
) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    sys.executable = str(Path(folder, command[0]).with_name("python"))
    os._exit(_code_of(command))


def _code_of(command: Sequence[str]) -> int:
    """Run a program to its end."""
    code: object = 1
    try:
        _run(*command)
        code = 0
    except SystemExit as stopped:
        code = stopped.code or 0
        if not isinstance(code, int):
            sys.stderr.write(f"{code}\n")
            code = 1
    except BaseException:
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        with suppress(ValueError, OSError):
            stream.flush()
    return int(code)


def _run(program: str, *arguments: str) -> None:
    if Path(program).name == "asf":
        from asf_cli.main import main  # noqa: PLC0415

        sys.argv = [program, *arguments]
        main()
    else:
        sys.argv = list(arguments)
        sys.path[0] = str(Path(arguments[0]).parent.absolute())
        runpy.run_path(arguments[0], run_name="__main__")


if __name__ == "__main__":
    _serve(sys.argv[1])
