"""Reminders: one e-mail per enterprise with all that is on file, and calls to those without one."""
