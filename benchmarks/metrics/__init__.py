"""Metrics, by what they score: labels, spans, linked annotations, rankings and clusters; and how sure they are."""
