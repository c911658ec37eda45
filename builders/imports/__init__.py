"""Readers of published corpora: a declaration a format, one loop that writes what they read as a release."""
