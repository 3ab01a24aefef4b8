"""The layers that a request passes through: ours, and of the framework's only what finds a route."""

from fastapi import FastAPI
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.types import ASGIApp


def layered(app: FastAPI) -> ASGIApp:
    """What was added to an application, outermost first, around its routes.

    The framework would put three of its own before that: what answers 500, what it traces with, what bounds
    bodies. Ours do all of it.
    """
    handlers = app.exception_handlers
    made: ASGIApp = ExceptionMiddleware(AsyncExitStackMiddleware(app.router), handlers=handlers)
    for layer, given, named in reversed(app.user_middleware):
        made = layer(made, *given, **named)
    return made
