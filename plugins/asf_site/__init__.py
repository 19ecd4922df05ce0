"""The public site: asks `asf_register`, renders theme/ and writes files with Pelican."""
