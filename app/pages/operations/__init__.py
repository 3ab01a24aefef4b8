"""How it runs: what leaves and what comes in, and what became of it."""
