"""The parts of the site, in the order they are written."""

from asf_site.output_file import Part
from asf_site.parts.advertise import advertise
from asf_site.parts.application import application
from asf_site.parts.archive import archive
from asf_site.parts.become_certified import become_certified
from asf_site.parts.calculator import calculator
from asf_site.parts.calendar import calendar_pages
from asf_site.parts.certificate_check import certificate_check
from asf_site.parts.certificate_data import certificate_data
from asf_site.parts.certificate_files import certificate_files
from asf_site.parts.certificate_register import certificate_register
from asf_site.parts.certificates import certificates
from asf_site.parts.content_pages import content_pages
from asf_site.parts.coordinators import coordinators
from asf_site.parts.data_index import data_index
from asf_site.parts.enterprise_data import enterprise_data
from asf_site.parts.enterprise_feeds import enterprise_feeds
from asf_site.parts.enterprise_list import enterprise_list
from asf_site.parts.experience_form import experience_form
from asf_site.parts.home import home
from asf_site.parts.impact import impact
from asf_site.parts.industries import industry_pages
from asf_site.parts.inspiration import inspiration
from asf_site.parts.known_addresses import known_addresses
from asf_site.parts.logos import logos
from asf_site.parts.market_data import market_data
from asf_site.parts.market_feeds import market_feeds
from asf_site.parts.marketplace import marketplace
from asf_site.parts.missing import missing_page
from asf_site.parts.news import news
from asf_site.parts.open_data_page import open_data_page
from asf_site.parts.pictures_of_links import shared_pictures
from asf_site.parts.places import municipality_pages, region_pages
from asf_site.parts.post_forms import post_forms
from asf_site.parts.posts import posts
from asf_site.parts.profiles import profiles
from asf_site.parts.proposal_forms import proposal_forms
from asf_site.parts.redirects import redirects
from asf_site.parts.self_assessment import self_assessment
from asf_site.parts.shortlist import shortlist
from asf_site.parts.sitemap import robots, sitemap
from asf_site.parts.text_pictures import picture_files

PARTS: tuple[Part, ...] = (
    home,
    enterprise_list,
    profiles,
    logos,
    redirects,
    proposal_forms,
    experience_form,
    advertise,
    post_forms,
    certificate_register,
    certificate_check,
    become_certified,
    application,
    self_assessment,
    certificates,
    certificate_files,
    certificate_data,
    region_pages,
    municipality_pages,
    industry_pages,
    market_feeds,
    market_data,
    enterprise_data,
    data_index,
    enterprise_feeds,
    open_data_page,
    marketplace,
    posts,
    inspiration,
    content_pages,
    news,
    calendar_pages,
    archive,
    coordinators,
    picture_files,
    calculator,
    known_addresses,
    shortlist,
    missing_page,
    impact,
    shared_pictures,
    sitemap,
    robots,
)
