"""Covering names on a picture or page before it leaves in a pack."""
