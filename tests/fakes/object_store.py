# SPDX-License-Identifier: Apache-2.0
"""An S3 server of one's own, on this machine only, that counts what it is asked.

Its library comes with `make soak`; without it the tests that use this are skipped.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

BUCKET = "programme"
_Start = Callable[..., Any]


class CountingServer:
    """Serves one bucket; `asked` counts requests by their sort, `sent` the bytes of answers.

    `LIST` is a listing, `HIT` and `MISS` are objects that were there or not, `PUT` is a bundle
    written. `came` counts the bytes of what was written.
    """

    def __init__(self) -> None:
        moto, werkzeug = import_module("moto.server"), import_module("werkzeug.serving")
        application = moto.DomainDispatcherApplication(moto.create_backend_app)
        self.asked: Counter[str] = Counter()
        self.sent = self.came = 0
        self._application = application
        self._server = werkzeug.make_server(
            "127.0.0.1", 0, self, threaded=True, request_handler=_quiet(werkzeug)
        )
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self._backend = import_module("moto.s3.models").s3_backends["123456789012"]["aws"]
        self._backend.create_bucket(BUCKET, "us-east-1")

    @property
    def address(self) -> str:
        """Return where it listens, as an S3 client is told."""
        return f"http://127.0.0.1:{self._server.port}"

    def __call__(self, environ: dict[str, Any], start: _Start) -> Iterable[bytes]:
        """Answer a request and count it."""
        method, query = environ["REQUEST_METHOD"], environ.get("QUERY_STRING", "")
        told: list[str] = []

        def begin(status: str, *rest: Any) -> Any:
            told.append(status)
            return start(status, *rest)

        body = b"".join(self._application(environ, begin))
        sort = "LIST" if "list-type" in query else method
        if sort in {"GET", "HEAD"}:
            sort = "HIT" if told[0].startswith("2") else "MISS"
        self.asked[sort] += 1
        self.sent += len(body)
        self.came += int(environ.get("CONTENT_LENGTH") or 0)
        return [body]

    def fill(self, key: str, data: bytes) -> None:
        """Lay an object there without asking over the network."""
        self._backend.put_object(BUCKET, key, data)

    def clear(self) -> None:
        """Begin to count anew."""
        self.asked.clear()
        self.sent = self.came = 0

    def stop(self) -> None:
        """Serve no more, and let go of everything."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._backend.reset()


@contextmanager
def serving() -> Iterator[CountingServer]:
    """Serve for as long as the `with` lasts."""
    server = CountingServer()
    try:
        yield server
    finally:
        server.stop()


def environment(server: CountingServer) -> dict[str, str]:
    """Return what an S3 client reads from its environment to find this server."""
    return {
        "AWS_ENDPOINT_URL": server.address,
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def _quiet(werkzeug: Any) -> type[Any]:
    """Return a handler that prints nothing and keeps connections, as real servers do."""

    class Quiet(werkzeug.WSGIRequestHandler):  # type: ignore[misc] # read in above
        protocol_version = "HTTP/1.1"

        def log(self, *_: Any) -> None:
            """Say nothing."""

    return Quiet
