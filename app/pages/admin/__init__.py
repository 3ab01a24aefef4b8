"""What the office sees of whom and what it works with, and does about it."""
