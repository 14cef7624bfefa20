"""Text to model and back; the only package that imports a YAML parser, and pydantic stays inside it."""
