"""The documents' pictures can be taken anew: what they show is still there to be photographed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from asf_register.root import PROJECT
from PIL import Image

SCRIPT = PROJECT / "scripts" / "take_pictures.py"
PICTURES = PROJECT / "docs" / "pictures"


def test_every_picture_of_the_documents_is_taken_in_its_size(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    kept = widths(PICTURES)
    assert widths(tmp_path) == kept
    assert len(kept) >= 12


def widths(folder: Path) -> dict[str, int]:
    """How wide each picture of a folder is."""
    found = {}
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            found[path.name] = picture.width
    return found
