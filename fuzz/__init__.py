"""Harnesses that invent hostile input; no part of what is installed. See README.md here."""
