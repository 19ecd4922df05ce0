"""Keeping the register true: what needs a look, reminders, links, the company register."""
