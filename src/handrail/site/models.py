"""The only table of the site's own: how many requests one sender made in the running minute."""

from django.db import models


class RequestCount(models.Model):
    """One sender in one minute. `sender` is a keyed hash that cannot be turned back, and differs from minute to minute.

    Rows of past minutes are deleted by the next count.
    """

    sender: "models.CharField[str, str]" = models.CharField(max_length=32, primary_key=True)
    minute: "models.BigIntegerField[int, int]" = models.BigIntegerField(db_index=True)
    count: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(default=1)
