"""What the page of a post tells."""
