"""From a post to a bundle that an admin uploads by hand: pure functions, bytes in and bytes out."""
