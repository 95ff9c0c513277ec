"""The family's own file on its way: opened from a device, carried from page to page, and saved again.

A page carries the whole record in its form, packed, so that the server keeps nothing between two requests.
"""

import binascii
import re
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from handrail.family.engine import the_engine
from handrail.planning import FamilyFile, KeptChild, read_family_file, write_family_file
from handrail.planning.family_file import MOST_BYTES
from handrail.vocabulary import InputError

FILE_NAME = "handrail-family.json"
_LEVEL = 6
_PLACE = re.compile(r"children\[(\d+)\](?:\.(\w+)(?:\[(\d+)\])?)?")


def opened(content: bytes, today: date) -> FamilyFile:
    """The record in a file that a family chose. Raises InputError on `file`, with the place of what is wrong."""
    try:
        return read_family_file(content, today=today)
    except InputError as error:
        if error.field == "file":
            raise InputError("file", _("This file %(what)s") % {"what": error.message}) from None
        raise InputError("file", _refusal(error)) from None


def _refusal(error: InputError) -> str:
    told = {"place": _in_words(error.field), "field": error.field, "what": error.message}
    return _("This file cannot be used: %(field)s (%(place)s): %(what)s Nothing was changed.") % told


def _in_words(path: str) -> str:
    """Where in the file, as a family would look for it."""
    found = _PLACE.match(path)
    if found is None:
        return _("the file as a whole")
    parts = {
        "checks": _("a check"),
        "strategies": _("what was tried"),
        "milestones": _("a skill on a day"),
        "scores": _("a score"),
        "activities": _("an activity of the week"),
        "others": _("the six questions"),
    }
    child = _("child %(number)d") % {"number": int(found[1]) + 1}
    if found[2] not in parts or found[3] is None:
        return child
    return _("%(child)s, %(part)s, line %(line)d") % {
        "child": child,
        "part": parts[found[2]],
        "line": int(found[3]) + 1,
    }


def carried(family: FamilyFile) -> str:
    """The record as a form carries it: exactly what the file would hold, packed into few characters."""
    return b64encode(zlib.compress(write_family_file(family, the_engine().knowledge), _LEVEL)).decode()


def unpacked(record: str, today: date) -> FamilyFile:
    """The record that a form carried. Raises InputError on `file` for what no page of ours has made."""
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(b64decode(record, validate=True), MOST_BYTES + 1)
    except (binascii.Error, ValueError, zlib.error):
        raise InputError("file", _("This page was cut off on its way. Open your file again.")) from None
    return opened(content, today)


def uploaded(request: HttpRequest, today: date) -> FamilyFile:
    """The record in the file that this form brings. Raises InputError on `file`."""
    sent = request.FILES.get("file")
    if sent is None:
        raise InputError("file", _("Choose the file you saved, of at most 2 MB."))
    return opened(sent.read(MOST_BYTES + 1), today)


def saved(family: FamilyFile, today: date) -> HttpResponse:
    """The file for the family to keep, made today."""
    written = write_family_file(replace(family, made_on=today), the_engine().knowledge)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(written, content_type="application/json", headers=headers)


def with_a_child(family: FamilyFile) -> FamilyFile:
    """The record with at least one child in it."""
    return family if family.children else replace(family, children=(KeptChild(),))


def child_number(request: HttpRequest, family: FamilyFile) -> int:
    """The number of the child that this form is about, from 1; the first where it names none that there is."""
    sent = request.POST.get("child", "")
    number = int(sent) if sent.isdecimal() and len(sent) < 3 else 1
    return number if 1 <= number <= len(family.children) else 1
