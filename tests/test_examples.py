"""Every rule has an example that breaks it, and every right file passes.

tests/examples/invalid/<rule>/ holds a small register that breaks the rule, and in
expected.txt what `asf check` says about it on DAY. tests/examples/valid/<case>/ holds
registers with nothing to say against. A new folder is picked up by itself; what cannot
lie in git as a file is made by a function of MADE. over.txt names a valid example that the
files of an invalid one are laid over. An example with a policy of its own has the project's in
what it leaves out. `pytest --accept` signs the decisions of the examples anew and rewrites the
expected reports.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from asf_register import reporters
from asf_register.check import Checked, check
from asf_register.data_model import data_model, every_rule
from asf_register.problem import Problem, Severity
from asf_register.root import PROJECT, Root
from PIL import Image
from signed_examples import sign_again

DAY = date(2026, 11, 21)
SIGNED_WRONGLY = "decision-signature"
EXAMPLES = Path(__file__).parent / "examples"
INVALID = sorted(folder.name for folder in (EXAMPLES / "invalid").iterdir())
VALID = sorted(folder.name for folder in (EXAMPLES / "valid").iterdir())


def make_linked_file(folder: Path) -> None:
    """A file that is a link to one outside the register."""
    outside = folder.parent / "outside.yaml"
    outside.write_text("name: Kafé Linden\n", encoding="utf-8")
    (folder / "data/asf/kafe-linden.yaml").symlink_to(outside)


def make_folder_called_yaml(folder: Path) -> None:
    """A folder where a file is expected."""
    (folder / "data/asf/kafe-linden.yaml").mkdir()


def make_large_file(folder: Path) -> None:
    """A file of 257 KiB."""
    (folder / "data/asf/kafe-linden.yaml").write_bytes(b"name: " + b"a" * (257 * 1024 - 6))


def make_faulty_logos(folder: Path) -> None:
    """One logo of each kind that is refused."""
    logos = folder / "data/asf"
    small = Image.new("RGB", (4, 4), "green")
    (logos / "linden.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    small.save(logos / "sommen.jpg", "PNG")
    small.save(logos / "vaven.webp")
    with (logos / "vaven.webp").open("ab") as file:
        file.write(bytes(20 * 1024 * 1024))
    Image.new("1", (4001, 1)).save(logos / "skogen.png")
    small.save(logos / "angen.png")
    claims = bytearray((logos / "angen.png").read_bytes())
    claims[16:24] = (60_000).to_bytes(4, "big") * 2
    claims[29:33] = zlib.crc32(claims[12:29]).to_bytes(4, "big")
    (logos / "angen.png").write_bytes(bytes(claims))
    (folder.parent / "elsewhere.png").write_bytes(b"")
    (logos / "berget.png").symlink_to(folder.parent / "elsewhere.png")


def make_unused_logo(folder: Path) -> None:
    """A picture that no enterprise names."""
    Image.new("RGB", (4, 4), "green").save(folder / "data/asf/linden.png")


def make_picture_of_text(folder: Path) -> None:
    """A picture for texts."""
    (folder / "content/bilder").mkdir()
    Image.new("RGB", (4, 4), "green").save(folder / "content/bilder/karta.png")


def make_pictures_of_texts(folder: Path) -> None:
    """Two pictures for texts, one under a name that no text can show."""
    make_picture_of_text(folder)
    Image.new("RGB", (4, 4), "green").save(folder / "content/bilder/skogen.png")
    Image.new("RGB", (4, 4), "green").save(folder / "content/bilder/Skogens ros.webp")


def make_faulty_pictures(folder: Path) -> None:
    """A picture for texts, and two drawings, one of them under another kind of name."""
    make_picture_of_text(folder)
    pictures = folder / "content/bilder"
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    (pictures / "karta.svg").write_text(drawing, encoding="utf-8")
    (pictures / "fonster.png").write_text(drawing, encoding="utf-8")


def make_faulty_attachments(folder: Path) -> None:
    """One file to fetch of each kind that is refused."""
    files = folder / "content/intranat/filer"
    (files / "bild.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with ZipFile(files / "brev.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("word/vbaProject.bin", b"")
    with ZipFile(files / "tabell.xlsx", "w") as archive:
        archive.writestr("tabell.txt", "1;2")
    Image.new("RGB", (4, 4), "green").save(files / "foto.jpg", "PNG")
    with (files / "katalog.pdf").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    (files / "tom.webp").write_bytes(b"")
    (folder.parent / "elsewhere.pdf").write_bytes(b"%PDF-1.7")
    (files / "lank.pdf").symlink_to(folder.parent / "elsewhere.pdf")


def made_longer(**lists: str) -> Callable[[Path], None]:
    """The project's closed lists, some with terms more at the end."""

    def make(folder: Path) -> None:
        vocabulary = shutil.copytree(PROJECT / "data/vocabulary", folder / "data/vocabulary")
        for name, terms in lists.items():
            with (vocabulary / f"{name}.yaml").open("a", encoding="utf-8") as file:
                file.write(terms)

    return make


def made_policy(name: str, *changes: tuple[str, str]) -> Callable[[Path], None]:
    """The project's policy, with texts of one of its files exchanged."""

    def make(folder: Path) -> None:
        path = shutil.copytree(PROJECT / "data/policy", folder / "data/policy") / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")

    return make


def make_other_register(folder: Path) -> None:
    """A site that leads to another register than the policy's."""
    made_policy("forge")(folder)
    lines = (PROJECT / "data/site.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("repository:")]
    link = "repository: https://github.com/nagon-annan/register"
    (folder / "data/site.yaml").write_text("\n".join([*kept, link, ""]), encoding="utf-8")


MADE: dict[str, Callable[[Path], None]] = {
    "file-link": make_linked_file,
    "file-kind": make_folder_called_yaml,
    "yaml-size": make_large_file,
    "logo-file": make_faulty_logos,
    "unused-logo": make_unused_logo,
    "page-pictures": make_faulty_pictures,
    "picture-text": make_picture_of_text,
    "unused-picture": make_pictures_of_texts,
    "attachment-file": make_faulty_attachments,
    "repeated-term": made_longer(
        industries="- {id: cleaning, title: Städ, slug: stad}\n",
        regions="- {code: '01', name: Nya länet, short: Nya, slug: nya}\n",
    ),
    "repeated-address": made_longer(
        industries="- {id: coffee, title: Kaffe, slug: cafe-och-restaurang}\n"
    ),
    "industry-address": made_longer(industries="- {id: space, title: Rymdfart}\n"),
    "figure-unit": made_longer(**{"figure-kinds": "- {id: smiles, title: Leenden}\n"}),
    "municipality-code": made_longer(
        municipalities="- {code: '0399', name: Nybyn, slug: nybyn, region: '01', "
        "latitude: 59.5, longitude: 17.9}\n"
    ),
    "region-coordinators": made_policy("coordinators", ('region: "21"', 'region: "20"')),
    "one-role-a-team": made_policy("certifiers", ("team: certifierare", "team: administratorer")),
    "path-for-the-rest": made_policy(
        "paths",
        ("approve: administrator\n  why: Det övriga", "approve: nobody\n  why: Det övriga"),
    ),
    "path-decides": made_policy(
        "paths",
        ("pattern: data/cohorts/\n", "pattern: .github/workflows/\n"),
        ("pattern: data/members/", "pattern: data/../members/"),
    ),
    "decisions-by-certifiers": made_policy("paths", ("*/decisions/", "*/descisions/")),
    "path-left-free": made_policy("paths", ("pattern: data/marketplace/", "pattern: data/")),
    "policy-email": made_policy("coordinators", ("gavleborg@", "kim.exempelsson@")),
    "forge-address": make_other_register,
}


def checked_example(folder: Path, tmp_path: Path) -> Checked:
    """Check a copy of an example, with what the test makes in it."""
    return check(laid_out(folder, tmp_path), DAY)


def laid_out(folder: Path, tmp_path: Path) -> Root:
    """A copy of an example, with what the test makes in it."""
    copy = tmp_path / "register"
    over = folder / "over.txt"
    if over.is_file():
        shutil.copytree(EXAMPLES / "valid" / over.read_text(encoding="utf-8").strip(), copy)
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    if (copy / "data/policy").is_dir():
        for path in (PROJECT / "data/policy").glob("*.yaml"):
            if not (copy / "data/policy" / path.name).exists():
                shutil.copy(path, copy / "data/policy")
    MADE.get(folder.name, lambda _: None)(copy)
    return Root(copy)


@pytest.fixture(autouse=True, scope="module")
def signed(pytestconfig: pytest.Config) -> None:
    """Sign the decisions of the examples anew, where that is asked for."""
    if pytestconfig.getoption("accept"):
        for path in EXAMPLES.glob("*/*/data/cohorts/*/decisions/*.yaml"):
            if path.parts[-6] != SIGNED_WRONGLY:
                sign_again(path)


@pytest.mark.parametrize("rule", INVALID)
def test_breaking_a_rule_is_reported_in_these_words(
    rule: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    checked = checked_example(EXAMPLES / "invalid" / rule, tmp_path)
    said = reporters.text(checked.problems) + "\n"
    expected = EXAMPLES / "invalid" / rule / "expected.txt"
    if pytestconfig.getoption("accept"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    broken = {problem.rule: problem.severity for problem in checked.problems}
    assert broken.get(rule) == every_rule()[rule][1]
    for problem in checked.problems:
        assert_says_what_is_wrong_where_and_how_to_mend_it(problem)


def assert_says_what_is_wrong_where_and_how_to_mend_it(problem: Problem) -> None:
    assert problem.message.endswith(".")
    assert len(problem.message) > 10
    assert problem.hint.endswith((".", "?"))
    assert len(problem.hint) > 10
    assert problem.line >= 1
    assert problem.column >= 1
    assert "\n" not in problem.message + problem.hint


@pytest.mark.parametrize("case", VALID)
def test_a_right_register_has_nothing_to_mend(case: str, tmp_path: Path) -> None:
    checked = checked_example(EXAMPLES / "valid" / case, tmp_path)
    assert checked.problems == ()
    assert checked.register is not None
    files = list((EXAMPLES / "valid" / case / "data" / "asf").glob("*.yaml"))
    assert len(checked.register.enterprises) == len(files) > 0


def test_every_rule_has_an_example_that_breaks_it_and_no_example_lacks_its_rule() -> None:
    assert sorted(every_rule()) == INVALID


def test_every_rule_has_a_heading_in_the_data_model_and_no_heading_lacks_its_rule() -> None:
    page = (PROJECT / "docs" / "data-model.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in page.split("\n") if line.startswith("### ")]
    warning = {Severity.WARNING: " (warning)", Severity.ERROR: ""}
    assert headings == [f"{rule}{warning[grave]}" for rule, (_, grave) in every_rule().items()]


def test_every_rule_is_one_sentence() -> None:
    for sentence, _ in every_rule().values():
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_the_data_model_page_follows_from_the_schemas_and_rules() -> None:
    assert (PROJECT / "docs" / "data-model.md").read_text(encoding="utf-8") == data_model()


def test_what_an_example_says_it_makes_is_made() -> None:
    told = {rule for rule in INVALID if (EXAMPLES / "invalid" / rule / "made.txt").exists()}
    assert told == set(MADE)
