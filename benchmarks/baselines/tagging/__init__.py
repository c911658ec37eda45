"""A sequence tagger for spans in text, and what it is made of; it knows nothing of quotes or speculation."""
