"""The checks: one file each, found through the entry points ``mtcheck.checks``."""
