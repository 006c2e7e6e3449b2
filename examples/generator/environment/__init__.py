"""The second folder of narratives: five years of a province's directive on the environment, all of it invented."""
