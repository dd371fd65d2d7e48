"""Feeds, calendars and all that is no page."""
