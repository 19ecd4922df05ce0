"""Writing the files of a site; those that would come out as they lie there are left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from asf_register.errors import BuildError

from asf_site.output_file import OutputFile


class WrittenFiles:
    """The files that were written into a folder, by what they were made of."""

    def __init__(self) -> None:
        self._made_of: dict[str, object] = {}

    def distrust(self) -> None:
        """Write every file anew the next time."""
        self._made_of = dict.fromkeys(self._made_of)

    def write(self, folder: Path, files: Iterable[OutputFile]) -> None:
        """Make and write files, and take away those that were written before but are no more.

        Where it fails on the way, what is written until then is known all the same.

        Raises:
            BuildError: Where two of them have the same path.
        """
        now: set[str] = set()
        for file in files:
            if file.path in now:
                raise _taken(file.path)
            now.add(file.path)
            if file.path not in self._made_of:
                _write_new(folder / file.path, file)
            elif self._made_of[file.path] != file.made_of:
                _write_over(folder / file.path, file)
            self._made_of[file.path] = file.made_of
        for path in self._made_of.keys() - now:
            _remove(folder, folder / path)
            del self._made_of[path]


def _write_new(path: Path, file: OutputFile) -> None:
    content = _bytes_of(file)
    try:
        stream = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True)
        stream = path.open("xb")
    except FileExistsError as error:
        raise _taken(file.path) from error
    with stream:
        stream.write(content)


def _write_over(path: Path, file: OutputFile) -> None:
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(_bytes_of(file))
    new.replace(path)


def _bytes_of(file: OutputFile) -> bytes:
    content = file.make()
    return content.encode() if isinstance(content, str) else content


def _remove(folder: Path, path: Path) -> None:
    path.unlink()
    for above in path.parents:
        if above == folder or any(above.iterdir()):
            return
        above.rmdir()


def _taken(path: str) -> BuildError:
    return BuildError(
        f"Två sidor vill ligga på /{path.removesuffix('index.html')}.",
        "Byt namn på den ena filen i content/ eller data/asf/.",
    )
