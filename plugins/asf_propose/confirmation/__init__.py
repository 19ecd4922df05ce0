"""Answers to reminders: how they are written, proved and read; no answer is ever guessed."""
