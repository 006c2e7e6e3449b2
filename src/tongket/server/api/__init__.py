"""What programs see: they read records through `access` and call the actions that pages call."""
