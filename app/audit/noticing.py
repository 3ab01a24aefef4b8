"""A pure ASGI layer: tells the trail of each answer when it begins."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.audit.trail import Trail


class Noticing:
    """Has the process's trail gather what an answer means. It stands where an answer has its final status."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def noticed(message: Message) -> None:
            if message["type"] == "http.response.start":
                trail: Trail = scope["app"].state.trail
                trail.answered(scope, message["status"])
            await send(message)

        await self.app(scope, receive, noticed)
