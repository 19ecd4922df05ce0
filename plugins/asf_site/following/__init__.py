"""Feeds and calendars: what somebody can follow."""
