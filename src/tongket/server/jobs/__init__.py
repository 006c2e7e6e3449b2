"""The same actions in the background: kept in the database, enqueued in the same transaction, safe to be killed."""
