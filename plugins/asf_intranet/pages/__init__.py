"""What members read: a register's intranet as pages."""

from __future__ import annotations

from asf_intranet.pages.all_pages import intranet_pages
from asf_intranet.pages.page import Block, Found, IntranetPage

# Scripts of the public list that those of the intranet import; they lie beside them.
SHARED_STATIC = ("form-element.js", "list-stem.js", "list-text.js", "save-file.js")

__all__ = ["SHARED_STATIC", "Block", "Found", "IntranetPage", "intranet_pages"]
