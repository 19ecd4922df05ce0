"""Certificates as open data, under /api/v1/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from asf_register.schema import read_schema

from asf_site.open_data.certificate_record import Made, envelope
from asf_site.output_file import OutputFile, ready
from asf_site.site import Site
from asf_site.templates import Templates

_API = "api/v1"
_SCHEMA = f"{_API}/schemas/certificate.schema.json"


def certificate_data(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Every certificate whose holder is public, all in one file and each in its own.

    The certificate of an enterprise that is not shown has its page and nothing else.
    """
    register = site.register
    made = Made(register.site.address, site.day, site.generated_at)
    views = [view for view in site.certificates if view.enterprise is not None]
    yield ready(f"{_API}/certificates/index.json", _text(envelope(views, made)))
    for view in views:
        text = _text(envelope([view], made))
        yield ready(f"{_API}/certificates/{view.number}.json", text)
    schema = {**read_schema("api/certificate"), "$id": f"{register.site.address}/{_SCHEMA}"}
    yield ready(_SCHEMA, _text(schema))


def _text(value: Any) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"
