"""What has been: an entry's life in words, and bringing files back as they were on a day."""
