"""What a profile says and draws of one enterprise."""
