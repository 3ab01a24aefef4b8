"""Signed roots: that a rewritten history is found, by whoever kept them."""
