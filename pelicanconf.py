"""Pelican's settings. What depends on the register is added by asf_site.building.build."""

from jinja2 import StrictUndefined

PLUGINS = ["asf_site.building.pelican_plugin"]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}

DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
TEMPLATE_EXTENSIONS = [".html"]
THEME_STATIC_PATHS = ["static"]
LOAD_CONTENT_CACHE = False

# Pages come from validated records only; Pelican itself reads and writes nothing.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
