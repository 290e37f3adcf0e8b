"""Writes the starters, what a shop may begin its service levels with, as the text in which the program keeps drafts of them.

make_starters.py starters.h STARTER.ini…

assets/starters/README.md says how they are written.
"""

import configparser
import re
import sys
from pathlib import Path

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PRIORITIES = ["low", "normal", "high", "urgent"]
LISTS = {"tags": "tags", "groups": "groups"}
REOPENING = {"continue": "0", "restart": "1", "ignore": "2"}


def days_of(key):
    """The days that "monday" or "monday to friday" names, or none."""
    first, _, last = key.partition(" to ")
    if first not in DAYS or (last or first) not in DAYS:
        return []
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def policy_lines(name, policy):
    yield "policy="
    yield f"name={name}"
    for key, value in policy.items():
        if key in PRIORITIES:
            targets = [target.strip() for target in value.split(",")]
            if len(targets) != 3:
                raise ValueError(f"{key} needs three lengths of time")
            for metric, target in enumerate(targets):
                if target != "–":
                    yield f"target{PRIORITIES.index(key)}{metric}={target}"
        elif key == "channels":
            yield from (f"channel={channel.strip()}" for channel in value.split(","))
        elif key in LISTS:
            yield f"{LISTS[key]}={value}"
        elif key in ("around the clock", "answered in person"):
            yield f"{key.replace(' ', '_')}={int(policy.getboolean(key))}"
        elif key == "reopening":
            yield f"reopening={REOPENING[value]}"
        elif re.fullmatch(r"step \d", key):
            yield f"step={value}"
        else:
            raise ValueError(f"a policy has no {key}")


def starter(file):
    """The name of a starter, what there is to say of it, and its rules."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(Path(file).read_text(encoding="utf-8"))
    name, *policies = parser.sections()
    lines = []
    for key, hours in parser[name].items():
        if key != "about" and not days_of(key):
            raise ValueError(f"a starter has no {key}")
        lines += [f"day{day}={hours}" for day in days_of(key)]
    for section in policies:
        if not section.startswith("policy "):
            raise ValueError(f"[{section}] is no policy")
        lines += policy_lines(section.removeprefix("policy "), parser[section])
    if not policies:
        raise ValueError("it has no policy")
    return name, parser[name]["about"], lines


def literal(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main():
    target, *files = sys.argv[1:]
    out = [
        "// Made by assets/tables/make_starters.py from assets/starters.",
        "#pragma once",
        "",
        "#include <string_view>",
        "",
        '#include "words/words.h"',
        "",
        "namespace counterbell::ui {",
        "",
        "/// What a shop may begin with.",
        "struct Starter {",
        "  Words name;",
        "  Words about;  ///< In a sentence or two.",
        "  std::string_view draft;  ///< For parse_service_draft.",
        "};",
        "",
        "inline constexpr Starter starters[] = {",
    ]
    for file in files:
        try:
            name, about, lines = starter(file)
        except (configparser.Error, KeyError, ValueError) as error:
            sys.exit(f"{file}: {error}")
        out.append(f"    {{tr({literal(name)}), tr({literal(about)}),")
        out += [f"     {literal(line + chr(10))}" for line in lines]
        out[-1] += "},"
    out += ["};", "", "}  // namespace counterbell::ui", ""]
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(out), encoding="utf-8")
    print(f"{path}: {len(files)} starters")


main()
