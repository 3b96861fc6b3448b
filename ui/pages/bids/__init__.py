"""The bids page: tenders, and a desk to write the answers of one."""
