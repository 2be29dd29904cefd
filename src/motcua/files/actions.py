import hashlib
from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import refuse_if
from motcua.kernel.text import tidy

from .models import StoredFile
from .rules import Upload, media_type, why_not_take


def store(*, upload: Upload, subject: UUID, by: ActsInUnit, at: datetime) -> StoredFile:
    """Keep a file for a subject. The content is on disk before its row, so a row never points at nothing."""
    refuse_if(why_not_take(upload))
    stored = StoredFile(
        subject=subject,
        name=tidy(upload.name)[-200:] or "file",
        media_type=media_type(upload.content) or "",
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        stored_at=at,
    )
    if not default_storage.exists(stored.place):
        default_storage.save(stored.place, ContentFile(upload.content))
    stored.save(force_insert=True)
    data = {"file": str(stored.pk), "sha256": stored.sha256, "size": stored.size}
    append(subject_kind="file", subject=stored.pk, kind="file.stored", by=by, at=at, data=data, first=True)
    return stored
