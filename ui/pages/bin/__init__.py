"""Bin and history: what was put away and the way back, and everything that changed."""
