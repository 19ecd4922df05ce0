"""Certification from the command line: answers, rounds, and events put on branches of their own."""
