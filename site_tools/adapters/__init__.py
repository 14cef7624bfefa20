"""What touches the world outside: git, SSH keys, disk, forges, the clock. Nothing here decides anything."""
