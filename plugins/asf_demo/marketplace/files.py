"""The maker of data/marketplace."""

from __future__ import annotations

from collections.abc import Iterator

from asf_edit.canonical import canonical
from asf_register.schema import Schema

from asf_demo.demo import Demo, DemoFile
from asf_demo.marketplace.posts import PostWriter


def marketplace(demo: Demo) -> Iterator[DemoFile]:
    """Every post."""
    schema = Schema("post", demo.words)
    for post in PostWriter(demo).posts():
        path = f"data/marketplace/{post.id}.yaml"
        yield DemoFile(path, canonical(post.fields, schema))
