"""Sessions in the database, read with one plain query: every page reads its session, and an ORM query costs more."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.db import connection
from django.utils import timezone

_READ = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(DatabaseSession):
    """Django's own database session but for how it is read."""

    def load(self) -> dict[str, Any]:
        """What the session holds; empty, and without a key, when it has ended or never was."""
        with connection.cursor() as cursor:
            cursor.execute(_READ, [self.session_key, connection.ops.adapt_datetimefield_value(timezone.now())])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row[0])
