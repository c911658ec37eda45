"""Baselines that find what is not certain: cues of speculation, their scopes and categories."""
