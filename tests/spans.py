#!/usr/bin/env python3
"""Whether the text at each span gives the value that has the span.

usage: tests/spans.py DONDOC FOLDER      (`make check-spans DIR=FOLDER`)

Every file below FOLDER that `DONDOC extract` can read is looked at; what is wrong is printed. The rule: the pieces joined by
one space, with white space folded, are the value; a value that is worked out (type, dates, the day a deadline is due)
points at words that hold its parts. Every span lies in the text that `DONDOC text` prints and cuts no character.
Exit status 1 where a span is wrong, or where no file could be read.
"""
import json
import os
import re
import subprocess
import sys
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
TONE_ON_FIRST = re.compile("(o[%s](?=[ae])|u[%s](?=y))([aey])(?![\\w\u0300-\u036f])" % (TONES, TONES))
TIMEOUT_SECONDS = 600  # one run over a folder, under a sanitizer too
AT_ONCE = 50  # files given to one run


def fold(value):
    """What is left aside in a comparison: composition, case, tone placement, dashes, quotes, spaces, closing marks."""
    text = unicodedata.normalize("NFD", str(value)).casefold()
    text = TONE_ON_FIRST.sub(lambda m: m.group(1)[0] + m.group(2) + m.group(1)[1], text)
    text = re.sub("[\u2010-\u2015]", "-", text)
    text = re.sub("[\u201c\u201d]", '"', text)
    text = re.sub(r"\[\d+\]", "", text)  # the mark of a footnote
    text = re.sub(r"\s+", " ", text)
    return text.strip(" .,;:")


def squeeze(text):
    """Without spaces: a number printed `287 -CV/ĐUK` is written without the space."""
    return re.sub(r"\s", "", fold(text))


def equals(value, printed):
    return squeeze(value) == squeeze(printed)


def holds_date(value, printed):
    """`2026-03-05`: the words have 2026, 3 and 5 among their numbers, as far as the value goes; `l5` and `3O` are slips for 15, 30."""
    printed = re.sub(r"(?i)\b[\dlo]*\d[\dlo]*\b", lambda m: m[0].lower().replace("l", "1").replace("o", "0"), printed)
    parts = [int(p) for p in re.findall(r"\d+", value.split("T")[0])]
    numbers = [int(n) for n in re.findall(r"\d+", printed)]
    return all(p in numbers or (p > 1000 and p % 100 in numbers) for p in parts)


def holds(value, printed):
    return bool(squeeze(printed))


# Worked out from what is printed; all other values are the words themselves.
DERIVED = {"type": holds, "kind": holds, "date": holds_date}
UNPRINTED = ("path", "within")


class Spans:
    """Checks records against the text of their file; `wrong` gets (name, printed words, value) for each that fails."""

    def __init__(self, text):
        self.text, self.checked, self.wrong = text, 0, []

    def pieces(self, spans):
        """The words there; None where a piece lies outside the text or cuts a character."""
        try:
            if not spans or not all(0 <= start < end <= len(self.text) for start, end in spans):
                return None
            return " ".join(self.text[start:end].decode("utf-8") for start, end in spans)
        except UnicodeDecodeError:
            return None

    def check(self, name, value, spans, rule=equals):
        if value in (None, ""):
            return
        printed = self.pieces(spans)
        self.checked += 1
        if printed is None or not rule(value, printed):
            self.wrong.append((name, printed, value))

    def fields(self, prefix, record):
        spans = record.get("spans") or {}
        for name, value in record.items():
            if name not in spans or name in UNPRINTED or value is None:
                continue
            if isinstance(value, list):
                each = spans[name] or []
                for i, v in enumerate(value):
                    self.check("%s%s %d" % (prefix, name, i + 1), v, each[i] if i < len(each) else None)
            else:
                self.check(prefix + name, value, spans[name], DERIVED.get(name, equals))

    def document(self, record):
        self.check("document", "the whole", record.get("span"), holds)
        self.fields("", record)
        self.fields("signature ", record.get("signature") or {})
        for reference in record.get("references") or []:
            self.fields("reference ", reference)
        for recipient in record.get("recipients") or []:  # its place holds the purpose too
            self.check("recipient", recipient.get("name"), recipient.get("span"),
                       lambda value, printed: squeeze(value) in squeeze(printed))
        for item in record.get("items") or []:
            self.check("%s item" % item.get("path"), item.get("text"), item.get("span"), holds)
            self.fields("%s " % item.get("path"), item)
            for deadline in item.get("deadlines") or []:
                self.check("%s deadline" % item.get("path"), deadline.get("text"), deadline.get("span"))


def run(arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=TIMEOUT_SECONDS).stdout


def check_file(dondoc, records):
    """The number of values looked at and of those that are wrong."""
    spans = Spans(run([dondoc, "text", records["file"]]))
    for record in records["documents"]:
        spans.document(record)
    for warning in records.get("warnings") or []:
        if warning.get("span"):
            spans.check("warning " + warning["code"], warning["code"], warning["span"], holds)
    for name, printed, value in spans.wrong:
        print("%s: %s: %r, value %r" % (records["file"], name, printed, value))
    return spans.checked, len(spans.wrong)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    dondoc, folder = sys.argv[1:]
    paths = sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names)
    files = checked = wrong = 0
    for i in range(0, len(paths), AT_ONCE):
        for line in run([dondoc, "extract", "--lines"] + paths[i:i + AT_ONCE]).decode("utf-8").splitlines():
            records = json.loads(line)
            if records.get("documents"):
                n, bad = check_file(dondoc, records)
                files, checked, wrong = files + 1, checked + n, wrong + bad
    print("%d files, %d values with a span, %d wrong" % (files, checked, wrong))
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main())
