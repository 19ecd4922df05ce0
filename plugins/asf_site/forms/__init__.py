"""Forms as pages ask them."""
