"""Curriculum timetabling of the ITC-2007 through the search of the diary: an outside yardstick."""
