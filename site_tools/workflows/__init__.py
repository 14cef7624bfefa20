"""Use cases: ports in, values out; nothing here prints or touches the disk."""
