from collections.abc import Iterable
from uuid import UUID

from django.core.files.storage import default_storage

from .models import Arriving, StoredFile


def file(file_id: UUID, subject: UUID) -> StoredFile | None:
    """A file of this subject. Whoever asks has been let at the subject before."""
    return StoredFile.objects.filter(pk=file_id, subject=subject).first()


def files_of(subject: UUID, ids: Iterable[UUID] | None = None) -> list[StoredFile]:
    """The files of a subject, or those of them with these ids, in the order in which they came."""
    found = StoredFile.objects.filter(subject=subject)
    return list((found if ids is None else found.filter(pk__in=list(ids))).order_by("stored_at", "pk"))


def content(stored: StoredFile) -> bytes:
    """The whole content of a file."""
    with default_storage.open(stored.place) as opened:
        return bytes(opened.read())


def arriving(arriving_id: UUID, subject: UUID) -> Arriving | None:
    """An upload of this subject that has begun: its `received` says where the sender goes on."""
    return Arriving.objects.select_related("stored").filter(pk=arriving_id, subject=subject).first()
