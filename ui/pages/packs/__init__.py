"""What was told to whom: the packs, and the sheet that makes one."""
