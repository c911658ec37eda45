"""Builders: raw text and standoff labels in, a versioned Arrow release out."""
