"""What `deploy/` has, held to the code and to the real tools."""
