"""Baselines that find who said what: the content of quotes, their cues and sources, and the speakers' names."""
