"""Reading an XML file that anybody may have made: no entities, no network, of reasonable size."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from asf_register.errors import AsfError
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

# The largest notices, with hundreds of lots in a dozen languages, take a few MiB.
MAX_MIB = 20
# An eForm is about fifteen elements deep.
MAX_DEPTH = 60
_FROM_TED = "Hämta annonsen som XML från ted.europa.eu och försök igen."


class NoticeError(AsfError):
    """A file cannot be read as a notice; nothing was changed."""


def read_xml(path: Path) -> Element:
    """The outermost element of an XML file.

    Raises:
        NoticeError: Where it is no XML, too large, nested too deep or declares anything.
        OSError: Where it cannot be read.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_MIB * 1024 * 1024 + 1)
    if len(raw) > MAX_MIB * 1024 * 1024:
        raise NoticeError(f"Filen är större än {MAX_MIB} MiB.", _FROM_TED)
    if not raw.strip():
        raise NoticeError("Filen är tom.", _FROM_TED)
    try:
        return _parsed(raw)
    except DefusedXmlException as error:
        raise NoticeError(
            "Filen har egna deklarationer (DOCTYPE eller ENTITY), som annonser aldrig har.",
            "Öppna den inte om du inte vet var den kommer ifrån. " + _FROM_TED,
        ) from error
    # The latter two for encodings that nobody knows, or that are not what they say.
    except (ParseError, ValueError, LookupError) as error:
        raise NoticeError("Filen går inte att läsa som XML.", _FROM_TED) from error


def _parsed(raw: bytes) -> Element:
    depth = 0
    parser = iterparse(io.BytesIO(raw), events=("start", "end"), forbid_dtd=True)
    outermost: Element | None = None
    for event, element in parser:
        outermost = element if outermost is None else outermost
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise NoticeError(f"Filen har fler än {MAX_DEPTH} nivåer i varandra.", _FROM_TED)
    if outermost is None:
        raise ParseError
    return outermost
