"""The sentences of the records to read, with the field of each."""

from collections.abc import Iterator

from handrail.knowledge import intervention_records, reading_records


def texts_to_read(record: object) -> Iterator[tuple[str, str]]:
    """Every text of `record` that a family may read, with its field.

    The names of terms and interventions are the field's own words and are left out, as those of diagnoses are.
    """
    match record:
        case reading_records.Term():
            yield "meaning", record.meaning
        case reading_records.Faq():
            yield from (("question", record.question), ("answer", record.answer))
        case reading_records.Explanation():
            yield from (("title", record.title), ("lead", record.lead))
            for number, section in enumerate(record.sections):
                yield from ((f"sections[{number}]", text) for text in (section.heading, *section.text, *section.points))
        case reading_records.Reassurance():
            yield from (("name", record.name), ("usual", record.usual))
            for field in ("helps", "no_use", "changes_it"):
                yield from ((field, text) for text in getattr(record, field))
        case reading_records.ConditionGuide():
            yield "about", record.about
            yield from (("ask_your_team", text) for text in record.ask_your_team)
        case intervention_records.Intervention():
            yield from (("summary", record.summary), ("disagreement", record.disagreement))
            yield from (("cautions", text) for text in record.cautions)
            yield from (("equipment", text) for text in record.equipment)
        case intervention_records.GradeMeaning():
            yield from (("label", record.label), ("meaning", record.meaning), ("advice", record.advice))
