"""The enterprises of a demo as a register, without writing a file."""

from __future__ import annotations

from asf_register.enterprise import to_enterprise
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.site_settings import SiteSettings

from asf_demo.demo import Demo
from asf_demo.enterprises import fields_of
from asf_demo.subject import subject_of

_SITE = SiteSettings(title="", address="", organisation="", contact="", show_from_sources=True)


def made_up_register(demo: Demo) -> Register:
    """The enterprises of a demo; nothing else of it, and no logos."""
    found = (to_enterprise(one.slug, fields_of(subject_of(one, demo))) for one in demo.sketches)
    return Register(
        root=Root(PROJECT),
        site=_SITE,
        vocabulary=demo.words,
        enterprises={one.slug: one for one in sorted(found, key=lambda one: one.slug)},
        pages={},
    )
