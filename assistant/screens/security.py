"""What every answer of the web app carries, and which requests are refused before Gradio sees them."""

from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        # No picture from elsewhere: a model's answer could otherwise carry text out in an address.
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob:",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Adds the headers to every answer; refuses foreign origins and bodies that are too large."""

    def __init__(self, app: ASGIApp, *, origins: tuple[str, ...], max_bytes: int) -> None:
        self._app = app
        self._origins = origins
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if method in SAFE_METHODS:
            return None
        origin = headers.get("origin")
        if origin and urlsplit(origin).netloc != headers.get("host") and origin not in self._origins:
            return PlainTextResponse("This request comes from another site and was refused.", 403)
        if not origin and headers.get("sec-fetch-site") not in (None, "same-origin", "none"):
            return PlainTextResponse("This request comes from another site and was refused.", 403)
        if int(headers.get("content-length") or 0) > self._max_bytes:
            return PlainTextResponse(f"This file is larger than {self._max_bytes // 1_000_000} MB.", 413)
        return None


def protect(app: FastAPI, *, origins: tuple[str, ...], max_upload_mb: int) -> None:
    """Put the guard before an app. `origins` are public addresses beside the one that is asked for.

    With our own CORS middleware on the outer app, Gradio leaves its permissive one out.
    """
    app.add_middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])
    # A form around the file takes a little room of its own.
    app.add_middleware(Guard, origins=origins, max_bytes=(max_upload_mb + 1) * 1_000_000)
