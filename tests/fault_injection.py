"""Faults brought down on `asf` while it writes: killed, a full disk, a folder one may not write.

    @pytest.fixture(scope="module")
    def machine() -> Iterator[Machine]:
        with Machine() as running:
            yield running

    @pytest.mark.parametrize("fault", FAULTS)
    def test_all_or_nothing(machine, tmp_path, fault):
        def fresh() -> Path:  # a new register each time, alike in every byte
            ...
        machine.assert_all_or_nothing(fresh, ["format"], fault)

`assert_all_or_nothing` runs the command once without a fault and counts what it does to
files under the register: opening for writing, writing, syncing, renaming, linking, making
and removing. Then it runs it on a new register for each of these operations, brings the
fault down there, and asserts that data/ is as before or as after, and nothing between;
and that the same command run once more ends well and leaves what it should.

A `Machine` is a process that has loaded the command and forks for every run, so that a
run takes some hundredths of a second and a kill takes nothing else along.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standby_server import load

FAULTS = ("killed", "full disk", "read-only", "not permitted")
_ERRORS = {"full disk": errno.ENOSPC, "read-only": errno.EROFS, "not permitted": errno.EACCES}
# What a full disk still lets one do.
_FREE_OF_COST = ("rename", "remove", "rmdir", "exchange", "chmod", "utime")
_KILLED = 9


@dataclass(frozen=True)
class Run:
    """How a run of the command ended.

    Attributes:
        code: Its exit code; 9 where it was killed.
        out: What it said.
        err: What it complained about.
        operations: What it did to files under the register, in order.
    """

    code: int
    out: str
    err: str
    operations: tuple[str, ...]


class Machine:
    """Runs `asf` in processes of its own, on which faults can be brought down.

    Args:
        two_renames: Whether it is a system where two folders can't change places in one step.
    """

    def __init__(self, *, two_renames: bool = False) -> None:
        self._two_renames = two_renames

    def __enter__(self) -> Machine:
        self._cache = tempfile.TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_CACHE_HOME": self._cache.name},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._cache.cleanup()

    def asf(self, register: Path, *arguments: str, fault: str | None = None, at: int = 0) -> Run:
        """Run `asf` in a register.

        Args:
            register: Where it stands.
            arguments: Its arguments.
            fault: One of FAULTS.
            at: The operation, counted from 0, that it happens before; from there on
                every operation fails that such a fault makes fail.
        """
        asked = {
            "register": str(register),
            "arguments": arguments,
            "fault": fault,
            "at": at,
            "two_renames": self._two_renames,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return Run(answer["code"], answer["out"], answer["err"], tuple(answer["operations"]))

    def assert_all_or_nothing(
        self,
        fresh: Callable[[], Path],
        arguments: Sequence[str],
        fault: str,
        again: Callable[[Path, bool], None] | None = None,
        steps: Collection[str] = (),
    ) -> None:
        """Bring a fault down on every operation of a command; nothing may stay half done.

        Args:
            fresh: Makes a new register, each time the same.
            arguments: The command and its arguments.
            fault: One of FAULTS.
            again: What to do afterwards instead of running the same command once more:
                gets the register, and whether it was changed.
            steps: The only operations to bring it down on, for a command that writes as
                another does of which all are tried.
        """
        register = fresh()
        before = files_of(register)
        whole = self.asf(register, *arguments)
        assert whole.code == 0, whole
        after = files_of(register)
        assert before != after, "the command changes nothing"
        assert whole.operations, "the command writes nothing"
        assert hidden_in(register) == []
        assert set(steps) <= set(whole.operations)
        for at, operation in enumerate(whole.operations):
            if steps and operation not in steps:
                continue
            register = fresh()
            ran = self.asf(register, *arguments, fault=fault, at=at)
            where = f"{fault} before {operation} ({at + 1} of {len(whole.operations)}): {ran}"
            if self._two_renames and not (register / "data" / "asf").exists():
                # Between the renames; the next command brings the folder back.
                assert self.asf(register, "check").code == 0, where
            found = files_of(register)
            assert found in (before, after), where
            assert "Traceback" not in ran.err, where
            if fault == "killed":
                assert ran.code == _KILLED, where
            elif ran.code:
                assert (ran.code, found) == (2, before), where
                assert ran.err.startswith("asf: "), where
            if again is not None:
                again(register, found == after)
                continue
            repeated = self.asf(register, *arguments)
            assert repeated.code == 0, f"{where}\nthen {repeated}"
            assert files_of(register) == after, f"{where}\nthen {repeated}"


def files_of(register: Path) -> dict[str, bytes]:
    """Everything in a register that the register counts as its own, by its path."""
    return {
        path.relative_to(register).as_posix(): path.read_bytes()
        for path in sorted(register.rglob("*"))
        if path.is_file() and not _is_hidden(path.relative_to(register))
    }


def hidden_in(register: Path) -> list[str]:
    """What a command left behind in a register that the register doesn't count."""
    found = sorted(path.relative_to(register) for path in register.rglob("*"))
    return [path.as_posix() for path in found if _is_hidden(path)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


# From here on, in the machine's own process


class _Watch:
    """Counts what is done to files under a folder, and brings a fault down on it."""

    def __init__(self, folder: str, fault: str | None, at: int) -> None:
        self.folder = folder
        self._fault = fault
        self._at = at
        self.operations: list[str] = []
        self.log = -1

    def before(self, operation: str, path: object) -> None:
        """Take note of an operation that is about to happen."""
        if not self._is_inside(path):
            return
        self.operations.append(operation)
        os.write(self.log, f"{operation}\n".encode())
        if self._fault is None or len(self.operations) <= self._at:
            return
        if self._fault == "killed":
            os._exit(_KILLED)
        if self._fault == "full disk" and operation in _FREE_OF_COST:
            return
        if operation == "exchange":
            # It gives its errors back instead of raising them.
            raise AttributeError(operation)
        raise OSError(_ERRORS[self._fault], os.strerror(_ERRORS[self._fault]), str(path))

    def kills_at_next(self, handle: int) -> bool:
        """Whether an operation on this file would be the last."""
        at_last = self._fault == "killed" and len(self.operations) == self._at
        return at_last and self._is_inside(handle)

    def _is_inside(self, path: object) -> bool:
        if isinstance(path, int):
            path = _opened(path) if path > 2 else ""
        if not isinstance(path, (str, bytes, os.PathLike)):
            return False
        return Path(os.fsdecode(path)).absolute().is_relative_to(self.folder)


_EVENTS = {
    "os.rename": "rename",
    "os.link": "link",
    "os.symlink": "link",
    "os.remove": "remove",
    "os.mkdir": "mkdir",
    "os.rmdir": "rmdir",
    "os.truncate": "write",
    "os.chmod": "chmod",
    "os.utime": "utime",
}
# Which of its arguments is the folder that a relative path counts from.
_FROM = {"os.remove": 1, "os.rmdir": 1, "os.mkdir": 2, "os.chmod": 2, "os.utime": 3}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _opened(handle: int) -> Path:
    return Path(f"/proc/self/fd/{handle}").readlink()


def _path_of(event: str, arguments: tuple[Any, ...]) -> Any:
    path, base = arguments[0], arguments[_FROM[event]] if event in _FROM else -1
    relative = isinstance(base, int) and base > 2 and not isinstance(path, int)
    return _opened(base) / os.fsdecode(path) if relative else path


def _set_watch(watch: _Watch, two_renames: bool) -> None:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and (arguments[2] or 0) & _WRITING:
            watch.before("open", arguments[0])
        elif event == "ctypes.dlsym" and arguments[1] == "renameat2":
            if two_renames:
                raise AttributeError(event)
            watch.before("exchange", watch.folder)
        elif event in _EVENTS:
            watch.before(_EVENTS[event], _path_of(event, arguments))

    class Writer(io.BufferedWriter):
        def write(self, content: Any) -> int:
            if watch.kills_at_next(self.fileno()):
                # Half of it has come to the disk.
                super().write(bytes(content)[: len(content) // 2])
                self.flush()
            watch.before("write", self.fileno())
            return super().write(content)

    really_open, really_sync = io.open, os.fsync

    def open_watched(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        opened = really_open(file, mode, *rest, **more)
        return Writer(opened.detach()) if isinstance(opened, io.BufferedWriter) else opened

    def sync_watched(handle: Any) -> None:
        watch.before("sync", handle if isinstance(handle, int) else handle.fileno())
        really_sync(handle)

    io.open = builtins.open = open_watched  # type: ignore[assignment]
    os.fsync = sync_watched
    sys.addaudithook(hook)


def _run(asked: dict[str, Any], log: int, out: int, err: int) -> None:
    """Run the command in a forked process, which this ends."""
    from asf_cli.main import main  # noqa: PLC0415

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(io.FileIO(handle, mode), "utf-8", line_buffering=True, write_through=True)
        for handle, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    os.chdir(asked["register"])
    sys.argv = ["asf", *asked["arguments"]]
    watch = _Watch(os.path.realpath(asked["register"]), asked["fault"], asked["at"])
    watch.log = log
    _set_watch(watch, asked["two_renames"])
    try:
        main()
    except SystemExit as stopped:
        os._exit(int(stopped.code or 0))
    finally:
        os._exit(70)


def _serve() -> None:
    load()
    for line in sys.stdin:
        with (
            tempfile.TemporaryFile() as log,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            child = os.fork()
            if child == 0:
                _run(json.loads(line), log.fileno(), out.fileno(), err.fileno())
            _, status = os.waitpid(child, 0)
            said = []
            for file in (log, out, err):
                file.seek(0)
                said.append(file.read().decode())
            answer = {
                "code": os.waitstatus_to_exitcode(status),
                "operations": said[0].split(),
                "out": said[1],
                "err": said[2],
            }
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    _serve()
