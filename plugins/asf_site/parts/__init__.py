"""The parts of the site, in the order they are written."""

from asf_site.output_file import Part
from asf_site.parts.content_pages import content_pages
from asf_site.parts.enterprise_list import enterprise_list
from asf_site.parts.home import home
from asf_site.parts.industries import industry_pages
from asf_site.parts.logos import logos
from asf_site.parts.missing import missing_page
from asf_site.parts.places import municipality_pages, region_pages
from asf_site.parts.profiles import profiles
from asf_site.parts.proposal_forms import proposal_forms
from asf_site.parts.redirects import redirects
from asf_site.parts.sitemap import robots, sitemap

PARTS: tuple[Part, ...] = (
    home,
    enterprise_list,
    profiles,
    logos,
    redirects,
    proposal_forms,
    region_pages,
    municipality_pages,
    industry_pages,
    content_pages,
    missing_page,
    sitemap,
    robots,
)
