"""A letter as plain text, to paste into a form: one line for each part."""

from handrail.documents.sheet import Sheet

SIGN_BETWEEN = "; "


def text_of(sheet: Sheet) -> str:
    """`sheet` as text, a part to a line. It has no limit of scripts: whatever was typed is in it."""
    facts = SIGN_BETWEEN.join(f"{fact.label}: {fact.value}" for fact in sheet.facts if fact.value)
    parts = [f"{section.heading}: {_in_one_line(section.lines)}" for section in sheet.sections]
    return (
        "\n".join((f"{sheet.title}, {sheet.made_on}", *([facts] if facts else []), *parts, " ".join(sheet.foot))) + "\n"
    )


def _in_one_line(lines: tuple[str, ...]) -> str:
    return " ".join(
        line if line.endswith((".", "!", "?", ":", ";")) or line is lines[-1] else f"{line};" for line in lines
    )
