"""Makes the sample organisation and synthetic workspaces."""
