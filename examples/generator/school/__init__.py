"""A review of a third field, schools: all of it invented. Takes nothing from the program it measures."""
