"""Recognizers-Text as its package reads, for `recognizers`: run by a Python that has recognizers-text-suite.

Reads ``[model, language, [[text, day], ...]]`` as JSON and writes a list of results for each text, none at all for
a language the package lacks. It imports nothing of ours, and needs "emoji<2" beside the package.
"""

import json
import sys
from datetime import datetime

CULTURES = {"en": "en-us", "zh": "zh-cn", "fr": "fr-fr", "es": "es-es", "ja": "ja-jp", "pt": "pt-br"}


def main():
    model, language, rows = json.load(sys.stdin)
    read = reader(model, CULTURES.get(language))
    json.dump([read(text, day) for text, day in rows] if read else [], sys.stdout)


def reader(model, culture):
    if culture is None:
        return None
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers, units = NumberRecognizer(culture), NumberWithUnitRecognizer(culture)
    makers = {
        "Number": lambda: numbers.get_number_model(culture, False),
        "Ordinal": lambda: numbers.get_ordinal_model(culture, False),
        "Percentage": lambda: numbers.get_percentage_model(culture, False),
        "Currency": lambda: units.get_currency_model(culture, False),
        "Dimension": lambda: units.get_dimension_model(culture, False),
        "Temperature": lambda: units.get_temperature_model(culture, False),
        "Age": lambda: units.get_age_model(culture, False),
        "Date, duration": lambda: DateTimeRecognizer(culture).get_datetime_model(culture, False),
        "Time of day": lambda: DateTimeRecognizer(culture).get_datetime_model(culture, False),
    }
    try:
        made = makers[model]()
    except (KeyError, ValueError):
        return None

    def read(text, day):
        try:
            found = made.parse(text, datetime.fromisoformat(day)) if day else made.parse(text)
        except Exception:
            # It breaks on some of its own specs: nothing was read then.
            return []
        return [
            {
                "Text": f.text,
                "Start": f.start,
                "End": f.end,
                "TypeName": f.type_name,
                "Resolution": f.resolution,
            }
            for f in found
        ]

    return read


if __name__ == "__main__":
    main()
