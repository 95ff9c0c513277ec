"""Calendar files as RFC 5545 asks for them."""

from datetime import date, datetime

from handrail.calendars import CalendarEntry, calendar_file

MADE_AT = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001
STARTS, ENDS = datetime(2026, 1, 5, 10, 0), datetime(2026, 1, 5, 10, 45)  # noqa: DTZ001


def lines(**changes: object) -> list[str]:
    given = {"uid": "a@handrail", "title": "OT", "starts": STARTS, "ends": ENDS} | changes
    return calendar_file([CalendarEntry(**given)], made_at=MADE_AT, product="Diary").decode().split("\r\n")


def test_an_appointment_has_the_time_on_the_wall():
    assert "DTSTART:20260105T100000" in lines()
    assert "DTEND:20260105T104500" in lines()


def test_whole_days_are_days():
    assert "DTSTART;VALUE=DATE:20271231" in lines(starts=date(2027, 12, 31), ends=date(2028, 1, 1))


def test_it_says_when_it_was_made_and_ends_properly():
    assert "DTSTAMP:20261124T093000Z" in lines()
    assert lines()[-2:] == ["END:VCALENDAR", ""]


def test_marks_of_the_format_are_escaped_and_lines_of_a_note_kept():
    assert "SUMMARY:Look\\, again\\; now" in lines(title="Look, again; now")
    assert "DESCRIPTION:one\\ntwo" in lines(notes="one\ntwo")


def test_no_line_is_longer_than_75_octets_and_unfolding_gives_the_words_back():
    title = "Ergotherapie für Zoë, " * 12
    made = calendar_file([CalendarEntry(uid="a", title=title, starts=STARTS, ends=ENDS)], made_at=MADE_AT, product="x")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert title.replace(",", "\\,") in made.decode().replace("\r\n ", "")


def test_what_is_not_known_is_left_out():
    kinds = {line.partition(":")[0] for line in lines()}
    assert not kinds & {"LOCATION", "DESCRIPTION", "TRANSP"}
    assert "LOCATION:Room 2" in lines(place="Room 2")
