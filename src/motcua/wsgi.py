"""The door for any WSGI server; `motcua serve` runs it under granian."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")

application = get_wsgi_application()
# What is loaded now stays as long as the server: the collector of garbage need not look through it at every
# round, which a tenth of the processor time of a request went into.
gc.collect()
gc.freeze()
if settings.OUTBOX == "web":
    from motcua.outbox.running import start_thread

    start_thread()
