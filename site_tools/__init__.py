"""Paraf: an office's written SOP, obeyed by Git; every step a signature in the post itself."""

__version__ = "0.1.0"
