"""A site's files are right again after one of them could not be made."""

from __future__ import annotations

from pathlib import Path

import pytest
from asf_register.errors import BuildError
from asf_site.building.written_files import WrittenFiles
from asf_site.output_file import OutputFile, ready


def _failing() -> str:
    raise BuildError("No.", "Mend it.")


def test_files_are_right_after_a_failure(tmp_path: Path) -> None:
    written = WrittenFiles()
    written.write(tmp_path, [ready("old/index.html", "before")])
    half = [
        ready("old/index.html", "after"),
        ready("new/index.html", "new"),
        OutputFile("broken/index.html", 1, _failing),
    ]
    with pytest.raises(BuildError):
        written.write(tmp_path, half)
    # What was changed back is written again, and what was new is no second file of its path.
    written.write(tmp_path, [ready("old/index.html", "before"), *half[1:2]])
    assert (tmp_path / "old" / "index.html").read_text() == "before"
    assert (tmp_path / "new" / "index.html").read_text() == "new"
    written.write(tmp_path, [ready("broken/index.html", "mended")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken"]
