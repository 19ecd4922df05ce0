"""Somebody at a terminal: types to `asf`, and reads what it answers.

    with Session(register, "set", "kafe-linden") as session:
        session.answer("Vilken uppgift vill du ändra", "telefon")
        ...
        assert session.ends() == 0

`answer` waits for some words on the screen and then types a line. What was on the
screen is in `screen`.
"""

from __future__ import annotations

import codecs
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

CTRL_C, CTRL_D, TAB, ENTER = "\x03", "\x04", "\t", "\n"
_PATIENCE = 30.0
# Who opens a terminal first in a new session gets its Ctrl+C.
_ASF = "import os; os.open(os.ttyname(0), os.O_RDWR); from asf_cli.main import main; main()"


class Session:
    """A command that runs at a terminal.

    Args:
        folder: Where it is run.
        arguments: Its arguments.
        environment: What it finds in its environment beside the usual.
    """

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.screen = ""
        self._read_to = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._own, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _ASF, *arguments],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={
                **os.environ,
                "TERM": "dumb",
                "COLUMNS": "200",
                "LC_ALL": "C.UTF-8",
                **environment,
            },
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: Any) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._own)

    def sees(self, words: str) -> None:
        """Wait until some words come that weren't waited for before."""
        give_up = time.monotonic() + _PATIENCE
        while (found := self.screen.find(words, self._read_to)) < 0:
            assert self._read_more(give_up), f"{words!r} never came:\n{self.screen}"
        self._read_to = found + len(words)

    def types(self, text: str | bytes) -> None:
        """Type something, without Enter."""
        os.write(self._own, text if isinstance(text, bytes) else text.encode())

    def answer(self, question: str, line: str | bytes) -> None:
        """Wait for a question and its prompt, and type a line."""
        self.sees(question)
        self.sees("> ")
        self.types(line)
        self.types(ENTER)

    def presses(self, key: str) -> int:
        """Wait for a prompt and press a key that ends the command; its exit code."""
        self.sees("> ")
        # Python misses a Ctrl+C that comes just before it begins to wait for keys.
        time.sleep(0.2)
        self.types(key)
        return self.ends()

    def ends(self) -> int:
        """Wait until the command is over; its exit code."""
        give_up = time.monotonic() + _PATIENCE
        while self._read_more(give_up):
            pass
        return self._process.wait(_PATIENCE)

    def _read_more(self, give_up: float) -> bool:
        ready, _, _ = select.select([self._own], [], [], max(0.0, give_up - time.monotonic()))
        try:
            read = os.read(self._own, 65536) if ready else b""
        except OSError:  # how Linux says that nobody holds the other end any longer
            read = b""
        self.screen += self._decoder.decode(read).replace("\r\n", "\n")
        return bool(read)
