"""Activities: the table, the inspector and the sheet that logs."""
