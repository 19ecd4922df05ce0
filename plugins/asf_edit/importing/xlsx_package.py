"""Looking into a workbook's package before its content is unpacked."""

from __future__ import annotations

import io
import re
import zipfile

from asf_edit.importing.sheet import SheetError

# A list of a thousand enterprises takes one or two of these.
MAX_UNPACKED_MIB = 60
_MAX_PARTS = 2000
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_AGAIN = "Spara om det i Excel som «Excel-arbetsbok (.xlsx)»."
_OTHERS = {
    "word/document.xml": ("ett Word-dokument", "Klistra in tabellen i ett kalkylblad."),
    "ppt/presentation.xml": ("en presentation", "Klistra in tabellen i ett kalkylblad."),
    "content.xml": ("ett kalkylblad från LibreOffice eller liknande", "Spara det som .xlsx."),
    "xl/workbook.bin": ("en binär arbetsbok (.xlsb)", "Spara den som .xlsx."),
    "Index/Document.iwa": ("ett dokument från Numbers eller Pages", "Exportera det som .xlsx."),
}


def refuse_unsafe(name: str, raw: bytes) -> None:
    """See that a package is a workbook of reasonable size, without tricks in its XML.

    Raises:
        SheetError: Where it is something else, broken, too large or declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _refuse_others(name, set(package.namelist()))
            _refuse_large(name, package.infolist())
            for part in package.namelist():
                if part.endswith((".xml", ".rels")) and _DECLARED.search(package.read(part)):
                    raise SheetError(
                        f"{name} har egna deklarationer i sin XML, som vanliga arbetsböcker aldrig "
                        "har.",
                        f"Öppna den inte om du inte vet var den kommer ifrån. {_AGAIN}",
                    )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise broken(name) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise broken(name) from error


def broken(name: str) -> SheetError:
    """What to say of a workbook that cannot be read."""
    return SheetError(f"{name} går inte att läsa som kalkylblad: filen är trasig.", _AGAIN)


def _refuse_others(name: str, parts: set[str]) -> None:
    if "xl/workbook.xml" in parts:
        return
    for part, (what, mend) in _OTHERS.items():
        if part in parts:
            raise SheetError(f"{name} är {what}.", mend)
    raise SheetError(f"{name} är ett zip-arkiv, inget kalkylblad.", "Packa upp det först.")


def _refuse_large(name: str, parts: list[zipfile.ZipInfo]) -> None:
    # Python unpacks no more of a part than its header says.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED_MIB * 1024 * 1024 or len(parts) > _MAX_PARTS:
        raise SheetError(
            f"{name} blir för stor när den packas upp: högst {MAX_UNPACKED_MIB} MB går att läsa.",
            "Kopiera listan till en ny arbetsbok, utan bilder och andra blad.",
        )
