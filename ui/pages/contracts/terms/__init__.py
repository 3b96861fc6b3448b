"""What was agreed: the forms of a contract and of its commitments."""
