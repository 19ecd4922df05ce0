"""What a change makes of the public pages, in one file to open and look at."""
