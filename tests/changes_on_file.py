"""The changes of tests/report_cases, made into repositories and reported.

A case's folder holds the files that a change begins with (before/), that it leaves (after/) and
that others have put in since (newer/), all laid over tests/report_register/; paths in
after-removed.txt and newer-removed.txt go, and author.txt names the team that it comes from. What
cannot lie in git as a file is made by a function of BEFORE or AFTER.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from asf_propose.report import Report, report_of
from asf_register.root import PROJECT
from PIL import Image
from proposed_changes import MAIN, PROPOSAL, Make, Step, git, proposed

DAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent / "report_cases"
CASES = sorted(folder.name for folder in FOLDER.iterdir())
ENTRY = """name: {name}
region: "21"
municipality: "2180"
industries:
  - {industry}
listing: unlisted
"""


def make_own_lists(folder: Path) -> None:
    """The closed lists, as the register's own."""
    shutil.copytree(PROJECT / "data/vocabulary", folder / "data/vocabulary")
    git(folder, "add", "data")


def make_seven_in_a_branch(folder: Path) -> None:
    """The closed lists, and seven enterprises that have one term in common."""
    make_own_lists(folder)
    for number in range(7):
        path = folder / f"data/asf/cykeln-{number}.yaml"
        path.write_text(ENTRY.format(name=f"Cykeln {number}", industry="bicycle-repair"), "utf-8")
    git(folder, "add", "data")


def make_without_a_term(folder: Path) -> None:
    """The list of industries without one that is used."""
    path = folder / "data/vocabulary/industries.yaml"
    terms = path.read_text("utf-8").split("- id: ")
    path.write_text("- id: ".join(t for t in terms if not t.startswith("bicycle-repair")), "utf-8")
    git(folder, "add", "data")


def make_other_terms(folder: Path) -> None:
    """The list of industries with a new term and one that is called something else."""
    path = folder / "data/vocabulary/industries.yaml"
    terms = path.read_text("utf-8").replace("title: Catering", "title: Mat till fester")
    path.write_text(f"{terms}- id: space\n  title: Rymdfart\n  slug: rymdfart\n", "utf-8")
    git(folder, "add", "data")


def make_broken_list(folder: Path) -> None:
    """The list of industries with what is no YAML."""
    with (folder / "data/vocabulary/industries.yaml").open("a", encoding="utf-8") as file:
        file.write("  - [\n")
    git(folder, "add", "data")


def make_broken_lists(folder: Path) -> None:
    """The closed lists, one of them broken."""
    make_own_lists(folder)
    make_broken_list(folder)


def make_mended(folder: Path) -> None:
    """The closed lists as they should be."""
    shutil.rmtree(folder / "data/vocabulary")
    make_own_lists(folder)


def make_links(folder: Path) -> None:
    """Links out of the register: instead of an entry, a logo and the folder of texts."""
    for name in ("data/asf/kafe-linden.yaml", "data/asf/linden.png"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to("/etc/passwd")
    shutil.rmtree(folder / "content")
    (folder / "content").symlink_to("/etc")
    git(folder, "add", "--all", ".")


def make_program(folder: Path) -> None:
    """A program beside the register."""
    for path in ("schemas/enterprise.schema.json", ".github/workflows/check.yml", "plugins/a.py"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("as it was\n", "utf-8")
    git(folder, "add", "--all", "--force", ".")


def make_another_program(folder: Path) -> None:
    """The program changed, and with a script and attributes that name one."""
    make_program(folder)
    for path in ("schemas/enterprise.schema.json", ".github/workflows/check.yml", "plugins/a.py"):
        (folder / path).write_text("as it should not be\n", "utf-8")
    (folder / "scripts").mkdir()
    (folder / "scripts/elak").write_text("#!/bin/sh\n", "utf-8")
    (folder / "scripts/elak").chmod(0o755)
    (folder / ".gitattributes").write_text("* filter=elak\n", "utf-8")
    git(folder, "add", "--all", "--force", ".")


def make_dots_in_names(folder: Path) -> None:
    """Files whose names would climb if somebody took them for paths."""
    entry = ENTRY.format(name="Kafé Klättraren", industry="cafe-restaurant")
    for name in ("..%2f..%2fom.yaml", "...yaml", "om%2f..%2f..yaml", "om..txt"):
        (folder / "data/asf" / name).write_text(entry, "utf-8")
    git(folder, "add", "--all", "--force", ".")


def make_oddly_saved(folder: Path) -> None:
    """Entries as other programs save them: line ends, a byte order mark, tabs and spaces."""
    ways: dict[str, tuple[str, str]] = {
        "kafe-linden": ("\n", "\r\n"),
        "tvattstugan": ("name: ", "\ufeffname: "),
        "syateljen-traden": ("  - ", "\t- "),
        "dolda-verkstaden": ("\n", "   \n"),
    }
    for slug, (usual, odd) in ways.items():
        path = folder / f"data/asf/{slug}.yaml"
        text = re.sub("phone: .*", "phone: 026-00 00 00", path.read_text("utf-8"))
        path.write_bytes(text.replace(usual, odd).encode())
    git(folder, "add", "--all", ".")


def make_names_nobody_can_store(folder: Path) -> None:
    """Files that only git has: with names too long, not in UTF-8 and with control characters."""
    name = git(folder, "hash-object", "-w", "data/asf/tvattstugan.yaml")
    paths = ["a" * 300 + ".yaml", "b\udce5r.yaml", "c\nd\x1b[31m.yaml", "`e` @f.yaml"]
    entries = "".join(f"100644 {name}\tdata/asf/{path}\0" for path in paths)
    given = entries.encode("utf-8", "surrogateescape")
    git(folder, "update-index", "-z", "--index-info", given=given)


def make_first_logo(folder: Path) -> None:
    """A logo that an entry names."""
    name_logo(folder / "data/asf/kafe-linden.yaml", "linden.png")
    Image.new("RGB", (4, 4), "green").save(folder / "data/asf/linden.png")
    git(folder, "add", "data")


def make_logos(folder: Path) -> None:
    """Another logo instead of the first, one for another entry, and one that nobody names."""
    name_logo(folder / "data/asf/tvattstugan.yaml", "tvattstugan.png")
    for name in ("linden.png", "tvattstugan.png", "okand.png"):
        Image.new("RGB", (5, 5), "red").save(folder / "data/asf" / name)
    git(folder, "add", "data")


def name_logo(path: Path, logo: str) -> None:
    """Let an entry name its logo."""
    entry = path.read_text("utf-8")
    path.write_text(entry.replace("listing:", f"logo: {logo}\nlisting:"), "utf-8")


def make_three_hundred(folder: Path) -> None:
    """Three hundred enterprises."""
    for number in range(300):
        path = folder / f"data/asf/fore-{number}.yaml"
        path.write_text(ENTRY.format(name=f"Före {number}", industry="cleaning"), "utf-8")
    git(folder, "add", "data")


def make_three_hundred_others(folder: Path) -> None:
    """Most of the three hundred with a telephone, some gone, some with one more industry."""
    for number in range(300):
        path = folder / f"data/asf/fore-{number}.yaml"
        entry = path.read_text("utf-8")
        if number < 20:
            path.unlink()
        elif number < 30:
            path.write_text(entry.replace("- cleaning", "- cleaning\n  - laundry"), "utf-8")
        else:
            path.write_text(
                entry.replace("industries", f"phone: 026-10 {number}\nindustries"), "utf-8"
            )
    git(folder, "add", "--all", "data")


BEFORE: dict[str, Make] = {
    "vocabulary-terms": make_own_lists,
    "deleted-term-in-use": make_seven_in_a_branch,
    "broken-list": make_own_lists,
    "broken-before": make_broken_lists,
    "logo": make_first_logo,
    "three-hundred": make_three_hundred,
    "workflow-schema-and-data": make_program,
}
AFTER: dict[str, Make] = {
    "vocabulary-terms": make_other_terms,
    "deleted-term-in-use": make_without_a_term,
    "broken-list": make_broken_list,
    "broken-before": make_mended,
    "crlf-tabs-bom-and-spaces": make_oddly_saved,
    "dots-in-names": make_dots_in_names,
    "workflow-schema-and-data": make_another_program,
    "links": make_links,
    "names-nobody-can-store": make_names_nobody_can_store,
    "logo": make_logos,
    "three-hundred": make_three_hundred_others,
}


def lines_of(path: Path) -> list[str]:
    """The lines of a file; none where there is no file."""
    return path.read_text(encoding="utf-8").split() if path.is_file() else []


def report_on(case: str, tmp_path: Path) -> Report:
    """The report on a case."""
    folder = FOLDER / case
    newer, gone = folder / "newer", lines_of(folder / "newer-removed.txt")
    repository = proposed(
        tmp_path / "register",
        Step(folder / "before", make=BEFORE.get(case)),
        Step(folder / "after", lines_of(folder / "after-removed.txt"), AFTER.get(case)),
        Step(newer, gone) if newer.is_dir() or gone else None,
    )
    author = "".join(lines_of(folder / "author.txt"))
    return report_of(repository, MAIN, PROPOSAL, DAY, author)
