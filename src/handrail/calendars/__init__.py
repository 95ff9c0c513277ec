"""Calendar files, the same for a day to look again and for a clinic's week."""

from handrail.calendars.calendar_file import CalendarEntry, calendar_file

__all__ = ["CalendarEntry", "calendar_file"]
