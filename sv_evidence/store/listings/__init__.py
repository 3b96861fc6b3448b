"""Lists of any length: ids first, pages on demand; the database sorts, filters and sums."""
