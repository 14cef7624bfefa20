"""The command `paraf`: parse, call, print. The only place that builds adapters."""

from site_tools.cli.main import main

__all__ = ["main"]
