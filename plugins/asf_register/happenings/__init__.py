"""What happens: news, dates to come, and the archive of what has been."""
