from uuid import UUID

from django.core.files.storage import default_storage

from .models import StoredFile


def file(file_id: UUID, subject: UUID) -> StoredFile | None:
    """A file of this subject. Whoever asks has been let at the subject before."""
    return StoredFile.objects.filter(pk=file_id, subject=subject).first()


def content(stored: StoredFile) -> bytes:
    """The whole content of a file."""
    with default_storage.open(stored.place) as opened:
        return bytes(opened.read())
