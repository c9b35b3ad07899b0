"""The part of YAML that the example reports use: block mappings and lists, flow lists and mappings, quoted texts.

Numbers with a decimal point come back as Decimal, except `1.234` and the like, which are grouped counts and stay text,
as do dates. Everything that is not understood is an error.
"""

import decimal
import re
from typing import Any, List, NamedTuple, Tuple


class Line(NamedTuple):
    """A line without its comment."""

    indent: int
    text: str


def load(text: str) -> Any:
    """The value of a document."""
    lines = join_flow([line for line in map(clean, text.split("\n")) if line.text])
    value, rest = block(lines, 0, lines[0].indent if lines else 0)
    if rest != len(lines):
        raise ValueError(f"not understood: {lines[rest].text}")
    return value


def clean(raw: str) -> Line:
    """A line without comment; a `#` in quotes or inside a word is none."""
    quote = ""
    for index, char in enumerate(raw):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"" and (index == 0 or raw[index - 1] in " [{,:"):
            quote = char
        elif char == "#" and (index == 0 or raw[index - 1] == " "):
            raw = raw[:index]
            break
    return Line(len(raw) - len(raw.lstrip(" ")), raw.strip())


def join_flow(lines: List[Line]) -> List[Line]:
    """Flow values that run over several lines, each on one."""
    joined: List[Line] = []
    for line in lines:
        if joined and depth(joined[-1].text) > 0:
            joined[-1] = Line(joined[-1].indent, joined[-1].text + " " + line.text)
        else:
            joined.append(line)
    return joined


def depth(text: str) -> int:
    """How many flow brackets are open at the end."""
    bare = re.sub(r"\"[^\"]*\"|(?<=[\s\[{,])'[^']*'", "", text)
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")


def block(lines: List[Line], at: int, indent: int) -> Tuple[Any, int]:
    """A block mapping or list that starts at a line."""
    if at >= len(lines):
        return None, at
    return (sequence if is_item(lines[at].text) else mapping)(lines, at, indent)


def is_item(text: str) -> bool:
    """Whether a line starts an item of a list."""
    return text == "-" or text.startswith("- ")


def sequence(lines: List[Line], at: int, indent: int) -> Tuple[List[Any], int]:
    """The items of a block list."""
    items: List[Any] = []
    while at < len(lines) and lines[at].indent == indent and is_item(lines[at].text):
        inner = lines[at].text[1:].strip()
        if inner[:1] in "[{" or not split_key(inner):
            items.append(flow(inner))
            at += 1
            continue
        lines[at] = Line(indent + 2, inner)
        value, at = mapping(lines, at, indent + 2)
        items.append(value)
    return items, at


def mapping(lines: List[Line], at: int, indent: int) -> Tuple[Any, int]:
    """The entries of a block mapping."""
    entries = {}
    while at < len(lines) and lines[at].indent == indent and not is_item(lines[at].text):
        split = split_key(lines[at].text)
        if not split:
            raise ValueError(f"no key: {lines[at].text}")
        key, rest = split
        if key in entries:
            raise ValueError(f"twice: {key}")
        at += 1
        if rest:
            entries[key] = flow(rest)
        elif at < len(lines) and (lines[at].indent > indent or (lines[at].indent == indent and is_item(lines[at].text))):
            entries[key], at = block(lines, at, lines[at].indent)
        else:
            entries[key] = None
    return entries, at


def split_key(text: str) -> Any:
    """Key and rest of an entry; None where the text is none."""
    match = re.match(r"(\"[^\"]*\"|'[^']*'|[^\s\[{\"'#][^:]*?)\s*:(?:\s+(.*))?$", text)
    return (str(scalar(match.group(1), True)), match.group(2) or "") if match else None


def flow(text: str) -> Any:
    """A flow value that takes the whole text."""
    value, rest = flow_value(text, 0)
    if text[rest:].strip():
        raise ValueError(f"not understood: {text[rest:]}")
    return value


def flow_value(text: str, at: int) -> Tuple[Any, int]:
    """A flow value at an offset, and where it ends."""
    at = skip(text, at)
    if text[at] == "[":
        return flow_list(text, at + 1)
    if text[at] == "{":
        return flow_mapping(text, at + 1)
    return flow_scalar(text, at, top=at == 0)


def skip(text: str, at: int) -> int:
    """The next offset that is no space."""
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def flow_list(text: str, at: int) -> Tuple[List[Any], int]:
    """The items up to the closing bracket."""
    items = []
    at = skip(text, at)
    while text[at] != "]":
        value, at = flow_value(text, at)
        items.append(value)
        at = skip(text, at)
        if text[at] == ",":
            at = skip(text, at + 1)
    return items, at + 1


def flow_mapping(text: str, at: int) -> Tuple[Any, int]:
    """The entries up to the closing brace."""
    entries = {}
    at = skip(text, at)
    while text[at] != "}":
        end = text.index(":", at)
        key = str(scalar(text[at:end].strip(), True))
        at = skip(text, end + 1)
        if text[at] in ",}":
            entries[key] = None
        else:
            entries[key], at = flow_value(text, at)
        at = skip(text, at)
        if text[at] == ",":
            at = skip(text, at + 1)
    return entries, at + 1


def flow_scalar(text: str, at: int, top: bool) -> Tuple[Any, int]:
    """A scalar: to its closing quote, to the end, or inside brackets to the next comma or bracket."""
    if text[at] in "'\"":
        end = text.index(text[at], at + 1) + 1
        return scalar(text[at:end]), end
    if top:
        return scalar(text[at:].strip()), len(text)
    end = min(i for i in (text.find(c, at) for c in ",]}") if i >= 0)
    return scalar(text[at:end].strip()), end


def scalar(text: str, as_text: bool = False) -> Any:
    """The value of a scalar."""
    if text[:1] in "'\"" and len(text) > 1:
        return text[1:-1]
    if as_text:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text) and not re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        return decimal.Decimal(text)
    return text
