"""Numbered, frozen steps that bring an older workspace up to date."""
