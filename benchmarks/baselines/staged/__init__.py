"""Stance in two stages: is the text related to the claim at all, and if so, which side does it take."""
