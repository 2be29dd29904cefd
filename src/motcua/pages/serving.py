"""Static files. Who asks for one by the mark of its content (`assets`) may keep it for good: a weak line
carries it once, and a new version has another address."""

from typing import Any

from django.http import FileResponse, HttpRequest
from whitenoise.middleware import WhiteNoiseMiddleware

from .assets import has_mark

FOREVER = "max-age=31536000, public, immutable"


class MarkedFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """As the library serves them, for a day; with the right mark for good. A wrong mark, as from a page of
    another version during an update, must not be kept under a name that will soon mean something else."""

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> FileResponse:
        answer: FileResponse = WhiteNoiseMiddleware.serve(static_file, request)
        if has_mark(request.path_info, request.META.get("QUERY_STRING", "")):
            answer["Cache-Control"] = FOREVER
        return answer
