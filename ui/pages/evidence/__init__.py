"""The evidence page: a grid of what proves something."""
