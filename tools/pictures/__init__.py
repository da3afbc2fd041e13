"""Draws the sample pictures of the Minh Hà archive."""
