"""Verdicts and records made into tables, sheets and JSON."""
