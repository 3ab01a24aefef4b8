"""What is left when the primary is lost."""
