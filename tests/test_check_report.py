"""The reports of `asf check`: all problems at once, for people and machines, not to be forged."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from asf_register.root import PROJECT
from command_shell import KAFE, LUNCH, Shell


def run_asf(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a process of its own."""
    command = Path(sys.executable).with_name("asf")
    environment = {**os.environ, **settings}
    return subprocess.run([command, *arguments], capture_output=True, env=environment, check=False)


TWENTY_FAULTS: dict[str, tuple[str, int, str]] = {
    "a-link.yaml": ("file-link", 1, "Ta bort länken"),
    "b-folder.yaml": ("file-kind", 1, "byt namn"),
    "Å b.YAML": ("file-name", 1, '"a-b.yaml"'),
    "c.txt": ("unexpected-file", 1, "Ta bort filen"),
    "d-large.yaml": ("yaml-size", 1, "Korta texterna"),
    "e-latin.yaml": ("yaml-encoding", 1, "Spara om filen"),
    "f-bidi.yaml": ("yaml-character", 6, "Radera ordet"),
    "g-tab.yaml": ("yaml-tab", 6, "Byt tabben mot mellanslag"),
    "h-colon.yaml": ("yaml-syntax", 6, "inom citattecken"),
    "i-twice.yaml": ("yaml-duplicate-key", 6, "Behåll ett"),
    "j-alias.yaml": ("yaml-anchor", 6, "Skriv ut värdet"),
    "k-documents.yaml": ("yaml-documents", 6, "Ta bort raderna"),
    "l-empty.yaml": ("empty-file", 1, "ta bort filen"),
    "m-unknown.yaml": ("unknown-key", 6, "Menade du phone?"),
    "n-type.yaml": ("wrong-type", 6, "'0701234567'"),
    "o-term.yaml": ("vocabulary-term", 6, "Menade du '1480' (Göteborg)?"),
    "p-missing.yaml": ("missing-key", 1, "Lägg till region:"),
    "kafe-link.yaml": ("link-address", 6, "Kopiera adressen"),
    "kafe-logo.yaml": ("logo-file", 6, "Lägg en PNG"),
    "kafe-future.yaml": ("not-in-future", 6, "Rätta året"),
}


def make_twenty_faults(shell: Shell) -> None:
    """Fill a copy of the repository's register with twenty files, each faulty in its own way."""
    shutil.copytree(PROJECT / "data", shell.register / "data", dirs_exist_ok=True)
    folder = shell.register / "data" / "asf"
    (folder / "a-link.yaml").symlink_to("basta.yaml")
    (folder / "b-folder.yaml").mkdir()
    added = {
        "Å b.YAML": "",
        "f-bidi.yaml": "description: b\u202e\n",
        "g-tab.yaml": "\tdescription: b\n",
        "h-colon.yaml": "description: a: b\n",
        "i-twice.yaml": "region: '03'\n",
        "j-alias.yaml": "description: *b\n",
        "k-documents.yaml": "---\n",
        "m-unknown.yaml": "phon: '070-123 45 67'\n",
        "n-type.yaml": "phone: 0701234567\n",
        "o-term.yaml": "municipality: Goteborg\n",
        "kafe-link.yaml": "website: javascript:alert(1)\n",
        "kafe-logo.yaml": "logo: svg.png\n",
        "kafe-future.yaml": "founded: 2099\n",
    }
    for name, more in added.items():
        title = name.removesuffix(".yaml").replace("-", " ")
        shell.write(f"data/asf/{name}", KAFE.replace("Kafé Linden", title) + more)
    shell.write("data/asf/c.txt", "")
    shell.write("data/asf/d-large.yaml", b"#" * 10 * 1024 * 1024)
    shell.write("data/asf/e-latin.yaml", KAFE.encode("latin-1"))
    shell.write("data/asf/l-empty.yaml", "")
    shell.write("data/asf/p-missing.yaml", KAFE.replace("region: '01'\n", ""))
    shell.write("data/asf/svg.png", "<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_twenty_faults_in_as_many_files_are_all_in_one_report_for_people(shell: Shell) -> None:
    make_twenty_faults(shell)
    ran = shell.asf("check")
    assert (ran.code, ran.err) == (1, "")
    blocks = dict(block.split("\n", 1) for block in ran.out.split("\n\n")[:-2])
    for name, (rule, line, mend) in TWENTY_FAULTS.items():
        said = blocks[f"data/asf/{name}"]
        assert said.count("\n") == 0
        assert said.startswith(f"  rad {line}: ")
        assert said.endswith(f"[{rule}]")
        assert mend in said
    assert ran.out.split("\n\n")[-1].startswith("20 fel och ")


def test_twenty_faults_in_as_many_files_are_all_annotated_on_github(shell: Shell) -> None:
    make_twenty_faults(shell)
    ran = shell.asf("check", "--format", "github")
    assert ran.code == 1
    for name, (rule, line, mend) in TWENTY_FAULTS.items():
        (said,) = [text for text in ran.out.split("\n") if f"file=data/asf/{name}," in text]
        assert said.startswith(f"::error file=data/asf/{name},line={line},col=")
        assert f",title={rule}::" in said
        assert mend in said


def test_twenty_faults_in_as_many_files_are_all_there_for_a_program(shell: Shell) -> None:
    make_twenty_faults(shell)
    ran = shell.asf("check", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    errors = [problem for problem in report["problems"] if problem["severity"] == "error"]
    assert report["errors"] == len(errors) == 20
    for problem in errors:
        rule, line, mend = TWENTY_FAULTS[problem["path"].removeprefix("data/asf/")]
        assert (problem["rule"], problem["line"]) == (rule, line)
        assert mend in problem["hint"]


def test_twenty_faults_in_as_many_files_are_all_in_the_summary(shell: Shell) -> None:
    make_twenty_faults(shell)
    ran = shell.asf("check", "--format", "markdown")
    assert ran.code == 1
    assert ran.out.startswith("**20 fel och ")
    for name in TWENTY_FAULTS:
        assert f"`data/asf/{name}`" in ran.out


def test_problems_come_in_the_order_of_files_and_lines(shell: Shell) -> None:
    shell.write("data/asf/lunchen.yaml", LUNCH + "b: 1\nc: 1\n")
    shell.write("data/asf/kafe-linden.yaml", KAFE + "e: 1\nd: 1\n")
    problems = json.loads(shell.asf("check", "--format", "json").out)["problems"]
    assert [(problem["path"][9:10], problem["line"]) for problem in problems] == [
        ("k", 6), ("k", 7), ("l", 6), ("l", 7)
    ]  # fmt: skip


def test_a_broken_site_file_hides_nothing_else(shell: Shell) -> None:
    shell.write("data/site.yaml", "title: 12\n")
    shell.write("data/asf/kafe-linden.yaml", "")
    shell.write("content/om.md", "Hej\n")
    ran = shell.asf("check")
    assert ran.code == 1
    for name in ("data/site.yaml", "data/asf/kafe-linden.yaml", "content/om.md"):
        assert f"{name}\n" in ran.out


def test_broken_closed_lists_are_reported_all_at_once_and_never_as_no_faults(shell: Shell) -> None:
    shutil.copytree(PROJECT / "data" / "vocabulary", shell.register / "data" / "vocabulary")
    shell.write("data/vocabulary/industries.yaml", "- id: 1.5\n")
    shell.write("data/vocabulary/legal-forms.yaml", "")
    shell.write("data/site.yaml", "")
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    for arguments in ((), ("data/asf/kafe-linden.yaml",)):
        ran = shell.asf("check", *arguments)
        assert ran.code == 1
        for name in ("vocabulary/industries", "vocabulary/legal-forms", "site"):
            assert f"data/{name}.yaml\n" in ran.out


def test_a_report_cannot_be_forged_by_the_name_of_a_file(shell: Shell) -> None:
    shell.write("data/asf/a\n::error file=x::ond.yaml", KAFE)
    shell.write("data/asf/b\x1b[2J\u202e.yaml", KAFE)
    (shell.register / "data/asf" / os.fsdecode(b"\xff.yaml")).write_bytes(b"")
    for form in ("text", "github", "markdown", "json"):
        ran = shell.asf("check", "--format", form)
        assert ran.code == 1
        assert not re.search(r"^\s*::error file=x", ran.out, re.MULTILINE)
        assert ran.out.replace("\n", "").isprintable()
    assert json.loads(ran.out)["errors"] == 3


def test_text_of_a_file_cannot_forge_an_annotation(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE + "phone: |\n  ::error::ond\n  100% %0A ond\n")
    (said, _) = shell.asf("check", "--format", "github").out.rstrip().split("\n")
    assert said.startswith("::error file=data/asf/kafe-linden.yaml,line=6,col=1,title=text-form::")
    assert "::error::ond↵100%25 %250A ond" in said


def test_odd_names_are_escaped_in_an_annotation(shell: Shell) -> None:
    shell.write("data/asf/a,b:c%0A.yaml", KAFE)
    said = shell.asf("check", "--format", "github").out
    assert said.startswith("::error file=data/asf/a%2Cb%3Ac%250A.yaml,line=1,")


def test_text_of_a_file_is_not_markup_in_the_markdown_report(shell: Shell) -> None:
    field = '"<img src=x onerror=alert(1)> @skoopi [länk](https://ond.example) `kod`": 1'
    shell.write("data/asf/kafe-linden.yaml", KAFE + field + "\n")
    said = shell.asf("check", "--format", "markdown").out
    assert 'fältet "`<img src=x onerror=alert(1)> @skoopi [' in said


def test_the_report_is_written_where_only_ascii_can_be_shown(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE + "phone: 👩 åäö\n")
    ran = run_asf("--root", str(shell.register), "check", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"text-form" in ran.stdout


def test_a_reader_that_stops_early_is_no_traceback(shell: Shell) -> None:
    for number in range(200):
        shell.write(f"data/asf/x{number}.yaml", "a: 1\nb: 2\n" * 20)
    command = Path(sys.executable).with_name("asf")
    started = subprocess.Popen(
        [command, "--root", str(shell.register), "check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout is not None
    assert started.stderr is not None
    with started.stdout, started.stderr:
        started.stdout.close()
        said = started.stderr.read()
        started.wait()
    assert b"Traceback" not in said


def test_a_warning_that_many_files_have_is_one_line_for_people_and_whole_for_programs(
    shell: Shell,
) -> None:
    for number in range(8):
        shell.write(
            f"data/asf/x{number}.yaml", f"name: X{number}\nregion: '01'\nlisting: unlisted\n"
        )
    shell.write("data/asf/x0.yaml", "name: X0\nregion: '01'\nlisting: unlisted\nfounded: 2099\n")
    said = shell.asf("check").out.split("\n")
    assert said[0] == "data/asf/x0.yaml"
    assert said[3].startswith("8 företag: varning: ingen bransch är angiven")
    assert said[3].endswith("Först x0.yaml, x1.yaml, x2.yaml och 5 till. [industries-wanted]")
    assert said[5] == "1 fel och 8 varningar."
    assert json.loads(shell.asf("check", "--format", "json").out)["warnings"] == 8
    for form in ("markdown", "github"):
        assert shell.asf("check", "--format", form).out.count("ingen bransch") == 8
