"""The web app as a whole: the pages by path, the routes beside them, and serving."""

import os
import socket
import threading
import time
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles

from assistant.bootstrap import Site, build_site
from assistant.errors import SettingsError
from assistant.export import FORMATS
from assistant.screens import demo as demonstration
from assistant.screens.security import protect
from assistant.screens.theme import CSS, FONT_ADDRESS, FONT_FACES, make_theme
from assistant.screens.users import UserOf, local_user
from assistant.settings import Settings
from index.errors import ExpectedError

# The first page's own files are asked for within this time.
SETTLE_SECONDS = 1.0
ACTS_AT_ONCE = 16
MEDIA_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


def run(settings: Settings, *, host: str, port: int, demo: bool) -> None:
    """Serve until stopped. Raises AlreadyServedError where another process serves from this data folder.

    What no first page needs (checking the search cache, reading illustrative records) waits until a
    page can be had: on two cores it would double the time to it.
    """
    with _listen(host, port) as listening:
        site = build_site(settings)
        try:
            if demo:
                demonstration.add_example(site)
            server = uvicorn.Server(uvicorn.Config(create_app(site), log_level="warning", timeout_graceful_shutdown=3))
            threading.Thread(target=_when_served, args=(server, site, demo), daemon=True).start()
            where = f"http://{host}:{port} (data in {settings.data_dir})"
            print(f"Fiftysix serves on {where}. Ctrl+C stops it.", flush=True)
            server.run(sockets=[listening])
        finally:
            site.close()


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"Port {port} on {host} cannot be used: {error.strerror or error}.", "Choose another --port."
        ) from error
    return listening


def _when_served(server: uvicorn.Server, site: Site, demo: bool) -> None:
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.05)
    time.sleep(SETTLE_SECONDS)
    site.follow()
    if demo:
        demonstration.add_records(site)


def create_app(site: Site) -> FastAPI:
    """The app of a site: pages mounted by path, exports and fonts beside them, the guard before all."""
    settings = site.settings
    uploads = settings.data_dir / "uploads"
    uploads.mkdir(parents=True, exist_ok=True)
    # Gradio reads these when it is imported: nothing is reported, and uploads stay in the data folder.
    # One at a time for each act, its own rule, would make colleagues wait for each other; asking for more by
    # `Blocks.queue` would build every page's app once more.
    os.environ.update(
        {
            "GRADIO_ANALYTICS_ENABLED": "False",
            "GRADIO_TEMP_DIR": str(uploads),
            "GRADIO_DEFAULT_CONCURRENCY_LIMIT": str(ACTS_AT_ONCE),
        }
    )
    import gradio as gr

    from assistant.screens.frame import head
    from assistant.screens.pages import pages

    app = FastAPI(title="Fiftysix", docs_url=None, redoc_url=None, openapi_url=None)
    user_of = local_user(settings)
    protect(app, origins=(settings.origin,) if settings.origin else (), max_upload_mb=settings.max_upload_mb)
    fonts = Path(gr.__file__).parent / "templates/frontend/static/fonts/IBMPlexSans"
    app.mount(FONT_ADDRESS, StaticFiles(directory=fonts), name="fonts")
    _add_export_route(app, site, user_of)
    for path, blocks in pages(site, user_of):
        gr.mount_gradio_app(
            app,
            blocks,
            path=path,
            theme=make_theme(),
            css=FONT_FACES,
            css_paths=CSS,
            head=head(),
            footer_links=[],
            max_file_size=f"{settings.max_upload_mb}mb",
            show_error=True,
            ssr_mode=False,
            allowed_paths=[],
        )
    return app


def _add_export_route(app: FastAPI, site: Site, user_of: UserOf) -> None:
    @app.get("/export/{response_id}/{format}")
    def export(response_id: str, format: str, request: Request) -> Response:
        if format not in FORMATS:
            return PlainTextResponse(f"There is no format {format}.", 404)
        try:
            content, final = site.desk.exports.content(user_of(request), response_id, format)
        except ExpectedError as error:
            return PlainTextResponse(f"{error.message} {error.hint}", 404)
        name = f"{response_id}{'' if final else '-DRAFT'}.{format}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(content, media_type=MEDIA_TYPES[format], headers=headers)
