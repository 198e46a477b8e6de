"""A year of reminders, day by day, over a register of any size, held against a second implementation of the policy.

usage: simulate-year.py DONDOC MAKE_REGISTER FOLDER [--documents N] [--items N] [--from DAY] [--days N] [--letters]

Every morning some items are done, extended, suspended or opened again, then `dondoc remind` runs. What it has to send follows from
`dondoc items --json` (how each part stands), the settings below and the days off written down here: nothing is asked of the program
but the states. Each reminder has to be in the outbox once, nothing else may be; each message has to be one file that Python's mail
library reads. Prints a table by level and month; exit status 1 where something is missing, doubled or too much."""

import argparse
import collections
import datetime
import email
import email.policy
import json
import os
import random
import subprocess
import sys
import unicodedata

YEAR = 2026
# Labour Code 2019, Article 112, and what was decided for the year: Tết, the two days of 2 September, the day of culture; the days
# exchanged with a Saturday.
DAYS_OFF = {"01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01", "08-31", "09-01", "09-02", "11-24"}
WORKED = {"01-10", "08-22"}
BEFORE, AFTER, EVERY, ESCALATE, NUDGE = [20, 5, 2], [1, 4], 10, [12, 40], 45
SETTINGS = f"""[office]
name = Văn phòng Mẫu
[mail]
from = Văn phòng Mẫu <van-phong@mau.example>
secretariat = truc@mau.example
[reminders]
before-days = {';'.join(map(str, BEFORE))}
after-days = {';'.join(map(str, AFTER))}
after-every-days = {EVERY}
escalate-after-days = {';'.join(map(str, ESCALATE))}
nudge-every-days = {NUDGE}
"""

Told = collections.namedtuple("Told", "item audience body level deadline")


def parse_day(text):
    return datetime.date.fromisoformat(text)


def is_off(day):
    short = day.strftime("%m-%d")
    return short in DAYS_OFF or (day.weekday() >= 5 and short not in WORKED)


def move(day, step):
    while is_off(day):
        day += datetime.timedelta(step)
    return day


def fold(name):
    return unicodedata.normalize("NFC", name).lower()


def late_days(limits, every, today, deadline):
    """The days after a deadline on which there is a level, up to today."""
    reached = [n for n in limits if move(deadline + datetime.timedelta(n), 1) <= today]
    last = max(limits)
    while every and move(deadline + datetime.timedelta(last + every), 1) <= today:
        last += every
        reached.append(last)
    return reached


def owed_to_body(part, today, since):
    """(level, deadline) that the body is owed, or None."""
    if part["timeliness"] in ("continuous", "waiting"):
        rounds = (today - since).days // NUDGE
        while rounds > 0 and move(since + datetime.timedelta(rounds * NUDGE), 1) > today:
            rounds -= 1
        return ("nudge", str(since + datetime.timedelta(rounds * NUDGE))) if rounds > 0 else None
    if part["deadline"] is None:
        return None
    deadline = parse_day(part["deadline"])
    if today > deadline:
        reached = late_days(AFTER, EVERY, today, deadline)
        return (f"late-{max(reached)}", part["deadline"]) if reached else None
    if move(deadline, -1) <= today:
        return ("due", part["deadline"])
    reached = [n for n in BEFORE if move(deadline - datetime.timedelta(n), -1) <= today]
    return (f"before-{min(reached)}", part["deadline"]) if reached else None


def owed_to_superior(part, today):
    if part["timeliness"] not in ("overdue", "in-term", "due-soon") or part["deadline"] is None:
        return None
    deadline = parse_day(part["deadline"])
    reached = late_days(ESCALATE, 0, today, deadline) if today > deadline else []
    return (f"escalation-{max(reached)}", part["deadline"]) if reached else None


class Simulation:
    def __init__(self, arguments):
        self.dondoc, self.folder = arguments.dondoc, arguments.folder
        self.chance = random.Random(20260101)
        self.clock = arguments.day
        self.told, self.faults = set(), []
        self.table = collections.Counter()
        self.messages = 0
        self.environment = dict(os.environ, DONDOC_DB=f"{self.folder}/register.db", DONDOC_CONFIG=f"{self.folder}/dondoc.conf",
                                DONDOC_USER="clerk", XDG_CONFIG_HOME=f"{self.folder}/none")
        with open(f"{self.folder}/dondoc.conf", "w", encoding="utf-8") as settings:
            settings.write(SETTINGS + f"letter = {'true' if arguments.letters else 'false'}\n")
        subprocess.run([arguments.make_register, f"{self.folder}/register.db", str(arguments.documents), str(arguments.items), "11",
                        str(arguments.day)], check=True, stdout=subprocess.DEVNULL)
        self.make_contacts()
        self.dates = {plan["id"]: plan["date"] for plan in self.ask("plans")["documents"]}

    def run(self, *words):
        self.environment["DONDOC_NOW"] = f"{self.clock}T07:30:00+07:00"
        done = subprocess.run([self.dondoc, "--lang", "en", *words], env=self.environment, capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{self.clock}: dondoc {' '.join(words)}: exit status {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def ask(self, *words):
        return json.loads(self.run(*words, "--json"))

    def make_contacts(self):
        """Seven of ten bodies have an address; of these half have a superior, whose address is known for two of three."""
        names = sorted({name for item in self.ask("items")["items"] for name in item["bodies"]})
        self.mails, self.superiors = {}, {}
        rows = ["Cơ quan;Thư điện tử;Cấp trên"]
        rows += [f"Cấp trên {k};{f'tren{k}@mau.example' if k else ''};" for k in range(3)]
        for at, name in enumerate(names):
            if self.chance.random() < 0.7:
                self.mails[fold(name)] = f"cq{at}@mau.example"
                above = f"Cấp trên {at % 3}" if self.chance.random() < 0.5 else ""
                if above and at % 3:
                    self.superiors[fold(name)] = above
                rows.append(f"{name};cq{at}@mau.example;{above}")
        with open(f"{self.folder}/contacts.csv", "w", encoding="utf-8") as sheet:
            sheet.write("\n".join(rows) + "\n")
        self.run("contacts", "import", f"{self.folder}/contacts.csv")

    def live(self):
        """What the clerks enter on a morning."""
        items = self.ask("items")["items"]
        still = [i for i in items if i["state"] == "open" and i["deadline"]]
        picked = self.chance.sample(still, min(len(still), 12))
        for verb in (["mark", "--status", "done"], ["mark", "--status", "suspended"], ["mark", "--status", "in-progress"]):
            chosen = [picked.pop() for _ in range(self.chance.randrange(4) if picked[3:] else 0)]
            if chosen:
                self.run(*verb, *(str(i["id"]) for i in chosen))
        if picked and self.chance.random() < 0.6:
            chosen = picked.pop()
            start = max(self.clock, parse_day(chosen["deadline"]))
            until = start + datetime.timedelta(self.chance.randrange(5, 60))
            self.run("extend", str(chosen["id"]), "--until", str(until), "--granted-by", "Thường trực", "--reason", "chờ vốn")
        parted = [i for i in still if len(i["parts"]) > 1 and i["parts"][0]["state"] == "open"]
        if parted and self.chance.random() < 0.5:
            chosen = self.chance.choice(parted)
            self.run("mark", "--status", "done", "--body", chosen["parts"][0]["body"], str(chosen["id"]))
        resting = [i for i in items if i["state"] == "suspended"]
        if resting and self.chance.random() < 0.3:
            self.run("mark", "--status", "open", str(self.chance.choice(resting)["id"]))

    def work_out(self):
        """What has to be told today."""
        owed = set()
        if is_off(self.clock):
            return owed
        for item in self.ask("items")["items"]:
            if item["state"] != "open" or not item["counted"]:
                continue
            parts = item["parts"] or [dict(item, body=item["bodies"][0] if item["bodies"] else None)]
            for part in parts:
                if part["state"] != "open":
                    continue
                body = fold(part["body"]) if part["body"] else None
                own = owed_to_body(part, self.clock, parse_day(self.dates[item["document"]]))
                above = owed_to_superior(part, self.clock) if body in self.superiors and body in self.mails else None
                if own:
                    owed.add(Told(item["id"], "body" if body in self.mails else "secretariat", body, *own))
                if above:
                    owed.add(Told(item["id"], "superior", body, *above))
        return owed - self.told

    def compare(self, owed):
        """What the outbox got today: each once, and no more."""
        found = collections.Counter()
        messages = self.ask("reminders", "--from", str(self.clock), "--until", str(self.clock))["messages"]
        for message in messages:
            if message["result"] != "written":
                self.faults.append(f"{self.clock}: message {message['id']} was not written but {message['result']}")
            for told in message["reminders"]:
                found[Told(told["item"], message["audience"], told["body_key"], told["level"], told["deadline"])] += 1
        self.faults += [f"{self.clock}: missing: {told}" for told in sorted(owed - found.keys(), key=str)]
        self.faults += [f"{self.clock}: not asked for: {told}" for told in sorted(found.keys() - owed, key=str)]
        self.faults += [f"{self.clock}: {n} times: {told}" for told, n in found.items() if n > 1]
        self.faults += [f"{self.clock}: told before: {told}" for told in found.keys() & self.told]
        self.told |= found.keys()
        self.messages += len(messages)
        for told in found:
            kind = told.level.split("-")[0]
            self.table["secretariat: " + kind if told.audience == "secretariat" else kind, self.clock.month] += 1

    def check_files(self):
        ids = collections.Counter()
        names = [name for name in os.listdir(f"{self.folder}/sent") if name.endswith(".eml")]
        for name in names:
            with open(f"{self.folder}/sent/{name}", "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            ids[message["Message-ID"]] += 1
            if message.get_body(("plain",)) is None or message.defects:
                self.faults.append(f"{name}: no text, or {message.defects}")
        if len(names) != self.messages or len(ids) != self.messages:
            self.faults.append(f"{self.messages} messages, {len(names)} files, {len(ids)} Message-IDs")

    def print_table(self):
        levels = ["before", "due", "late", "escalation", "nudge"]
        levels += [f"secretariat: {level}" for level in levels if level != "escalation"]
        print(f"{'':22}" + "".join(f"{month:7}" for month in range(1, 13)) + "    year")
        for level in levels:
            row = [self.table[level, month] for month in range(1, 13)]
            print(f"{level:22}" + "".join(f"{n:7}" for n in row) + f"{sum(row):8}")
        print(f"{len(self.told)} reminders in {self.messages} messages")

    def go(self, days):
        for _ in range(days):
            self.live()
            owed = self.work_out()
            self.run("remind", "--to-folder", f"{self.folder}/sent")
            self.compare(owed)
            self.clock += datetime.timedelta(1)
        self.check_files()
        self.print_table()
        for fault in self.faults[:20]:
            print(fault)
        print(f"{len(self.faults)} faults")
        return 1 if self.faults or not self.told else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dondoc")
    parser.add_argument("make_register")
    parser.add_argument("folder")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--items", type=int, default=50)
    parser.add_argument("--from", dest="day", type=parse_day, default=datetime.date(YEAR, 1, 1), help=f"a day of {YEAR}")
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--letters", action="store_true", help="with an urging letter to each late body")
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    sys.exit(Simulation(arguments).go(arguments.days))


main()
