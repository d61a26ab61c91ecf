"""Past records in, precedents out. Knows no drafts, no models, no screens."""
