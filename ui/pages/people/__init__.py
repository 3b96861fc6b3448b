"""People by reference: registers, who is recorded, likely doubles."""
