"""What people can do, one verb per file: may they, one transaction, the table of moves decides, a trace is left."""
