"""The measurements: closed-loop load against a real service, each figure beside its floor."""
