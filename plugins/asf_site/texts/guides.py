"""The pages of running text that tell more of a kind of post and of an advice."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.content_page import ContentPage
from asf_register.marketplace.advice import AdviceKind
from asf_register.marketplace.post import Kind

GUIDES: Mapping[Kind | AdviceKind, str] = {
    "request": "direktupphandling",
    "procurement": "dela-upp-kontrakt",
    "reserved_procurement": "reserverad-upphandling",
    "iop": "iop",
    "collaboration": "lamna-anbud-tillsammans",
    "csr": "foretag-koper-av-asf",
    AdviceKind.RESERVE_ALL: "reserverad-upphandling",
    AdviceKind.RESERVE_PART: "dela-upp-kontrakt",
    AdviceKind.TERMS: "sociala-villkor",
    AdviceKind.DIALOGUE: "tidig-dialog",
}


def guide_to(about: Kind | AdviceKind, pages: Mapping[str, ContentPage]) -> ContentPage | None:
    """The page that tells more of something.

    Args:
        about: A kind of post or an advice.
        pages: Those that the register has, by slug; it may lack any of them.
    """
    return pages.get(GUIDES.get(about, ""))
