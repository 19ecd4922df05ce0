"""A made-up register of any size, for show and for measuring."""
