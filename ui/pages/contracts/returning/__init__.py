"""Preparing a return: figures, recovery, story, declarations, and the buyer's spreadsheet."""
