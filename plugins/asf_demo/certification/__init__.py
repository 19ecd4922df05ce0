"""The certification of a made-up register: rounds, cases, decisions and those who make them."""
