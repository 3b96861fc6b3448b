"""Changing one thing of many activities at once."""
