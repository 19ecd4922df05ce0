"""A page for each recording: the film with its subtitles, and what is said in it."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.recording import Recording

from asf_intranet.pages.content_page import content_page
from asf_intranet.pages.guides import responsible_roles
from asf_intranet.pages.page import IntranetPage
from asf_intranet.pages.running_text import blocks, body
from asf_intranet.pages.view import IntranetView
from asf_intranet.templates import render


def recording_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The recordings, by slug."""
    for recording in view.intranet.recordings.values():
        yield _page(view, recording)


def _page(view: IntranetView, recording: Recording) -> IntranetPage:
    html = render(
        "recording.html",
        recording=recording,
        area=view.area(recording.area),
        responsible=responsible_roles()[recording.responsible],
        film=view.download(f"inspelningar/{recording.file}"),
        subtitles=view.download(f"inspelningar/{recording.subtitles}"),
        body=body(recording.body, view.address),
    )
    return content_page(view, recording, "recording", html, blocks(recording.body))
