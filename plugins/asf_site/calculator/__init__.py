"""What «Räkna på det» counts on."""
