"""Every rule for news, the calendar and the archive, in one tuple."""

from asf_register.happenings.happenings import ARCHIVE, CALENDAR, NEWS
from asf_register.rules.archive import archive_day, archive_part
from asf_register.rules.calendar import (
    event_clock,
    event_end,
    event_return,
    event_start,
    event_text,
    event_weekday,
)
from asf_register.rules.news import news_day, news_text
from asf_register.rules.rule import HappeningRule, Rule

HAPPENING_RULES: tuple[Rule, ...] = (
    HappeningRule(news_day, (NEWS,)),
    HappeningRule(news_text, (NEWS,)),
    HappeningRule(event_start, (CALENDAR,)),
    HappeningRule(event_end, (CALENDAR,)),
    HappeningRule(event_clock, (CALENDAR,)),
    HappeningRule(event_weekday, (CALENDAR,)),
    HappeningRule(event_return, (CALENDAR,)),
    HappeningRule(event_text, (CALENDAR,)),
    HappeningRule(archive_day, (ARCHIVE,)),
    HappeningRule(archive_part, (ARCHIVE,)),
)
