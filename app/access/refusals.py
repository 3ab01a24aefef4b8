"""What the database refuses, as the refusal that its constraint stands for."""

from app import errors

REFUSALS = {
    name: error for error in errors.catalogue() for name in vars(error).get("constraints", ())
}


def refusal(error: Exception) -> Exception:
    """The domain error that a violated constraint stands for, or the error itself."""
    name = getattr(error, "constraint_name", None)
    return REFUSALS[name]() if name in REFUSALS else error
