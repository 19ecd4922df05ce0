"""Drawings made at build: the country in dots, bars of years, codes on printed pages."""
