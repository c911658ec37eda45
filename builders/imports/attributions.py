"""Quotes, claims and speculation from annotations that are linked as brat links them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builders.checks.base import inside, size
from builders.imports.annfile import Annotations, Link
from builders.imports.base import Report
from builders.imports.marks import quote_type, quoted
from builders.imports.placing import joined, placed
from builders.records import Attribution, Claim, Quote, Spans, Speculation

# What a type of span, or a role of the same name, is in our tables.
ROLES: Mapping[str, str] = {
    "Source": "speakers",
    "Relay": "relay",
    "Cue": "cue",
    "Content": "content",
    "Claim": "claim",
    "SpeculationCue": "speculation_cue",
    "SpeculationScope": "scope",
}
# What an event or relation of a type makes; the trigger is a span of its own where its type has a role.
LINKS: Mapping[str, str] = {
    "Attribution": "quote",
    "Attribution-no-source": "quote",
    "Cue": "quote",
    "Speculation": "speculation",
    "SpeculationCue": "speculation",
}
MAIN = {"quote": "Content", "speculation": "SpeculationScope"}
Slots = dict[str, list[Spans]]


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of one article that annotations make."""

    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    speculation: tuple[Speculation, ...] = ()


def layers(annotations: Annotations, text: str, article_id: str, report: Report) -> Layers:
    """Return the layers; whatever is in none of them is reported by kind."""
    spans = placed(annotations, text, report)
    made: dict[str, list[Slots]] = {"quote": [], "speculation": []}
    used = set[str]()
    for link in _links(annotations, report):
        used.update(identifier for _, identifier in link.arguments)
        used.add(link.trigger or "")
        if slots := _slots(link, annotations, spans, report):
            made[LINKS[link.type]].append(slots)
    _leave_unused(annotations, spans, used, report)
    claims = [found for i, found in spans.items() if annotations.bounds[i].type == "Claim"]
    quotes = _quotes(made["quote"], text, article_id)
    return Layers(quotes, _claims(claims, quotes, article_id), _speculation(made["speculation"], article_id))


def _links(annotations: Annotations, report: Report) -> Iterator[Link]:
    """Yield the events of a known type, and each content or scope with what relations link to it."""
    relations = []
    for link in annotations.links.values():
        if link.type not in LINKS:
            report.leave(f"{link.type}, an event or relation of a type unknown here", annotations.place(link.id))
        elif link.trigger is None:
            relations.append(link)
        else:
            yield link
    yield from _related(relations, annotations)


def _related(relations: Sequence[Link], annotations: Annotations) -> Iterator[Link]:
    """Yield a link for each content or scope, with the spans that relations connect to it, over its cue too."""
    types = {identifier: bound.type for identifier, bound in annotations.bounds.items()}
    for kind, main in MAIN.items():
        chosen = [relation for relation in relations if LINKS[relation.type] == kind]
        near: dict[str, set[str]] = defaultdict(set)
        for ends in ({target for _, target in r.arguments if target in types} for r in chosen):
            for end in ends:
                near[end] |= ends - {end}
        for identifier in (i for i in types if i in near and types[i] == main):
            cues = [i for i in near[identifier] if types[i].endswith("Cue")]
            linked = {identifier, *near[identifier]} | {i for cue in cues for i in near[cue] if types[i] != main}
            arguments = tuple((types[i], i) for i in types if i in linked)
            yield Link(identifier, chosen[0].type, arguments)


def _slots(link: Link, annotations: Annotations, spans: dict[str, Spans], report: Report) -> Slots | None:
    """Return the spans of a link by what they are in our tables, None where it lacks content or scope."""
    slots: Slots = defaultdict(list)
    trigger = annotations.bounds.get(link.trigger or "")
    arguments = [*link.arguments, *([(trigger.type, trigger.id)] if trigger and trigger.type in ROLES else [])]
    for role, target in arguments:
        bound = annotations.bounds.get(target)
        if role not in ROLES or bound is None or target not in spans:
            what = f"{link.type} with an unknown role {role}" if role not in ROLES else f"{role} that is not there"
            report.leave(what, annotations.place(link.id))
            continue
        if bound.type != role and (role, bound.type) != ("Relay", "Source"):
            report.settle(f"{bound.type} in the role {role}, carried as such", annotations.place(target))
        slots[ROLES[role]].append(spans[target])
    main = MAIN[LINKS[link.type]]
    if not slots.get(ROLES[main]):
        report.leave(f"{link.type} without {main}", annotations.place(link.id))
        return None
    if LINKS[link.type] == "quote" and not slots.get("speakers"):
        report.settle(
            f"{link.type} that names no Source, carried as a quote without speakers", annotations.place(link.id)
        )
    return slots


def _leave_unused(annotations: Annotations, spans: dict[str, Spans], used: set[str], report: Report) -> None:
    for identifier in spans:
        kind = annotations.bounds[identifier].type
        if identifier in used or kind == "Claim":
            continue
        what = "in nothing that links it" if kind in ROLES or kind in LINKS else "a type unknown here"
        report.leave(f"{kind}, {what}", annotations.place(identifier))


def _one(slots: Slots, slot: str) -> Spans:
    return joined(tuple(span for spans in slots.get(slot, []) for span in spans))


def _at(spans: Spans) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in spans]


def _quotes(made: Sequence[Slots], text: str, article_id: str) -> tuple[Quote, ...]:
    """Return the quotes in text order, with type and the quote within which each stands."""
    ordered = sorted(made, key=lambda slots: (_at(_one(slots, "content")), _at(_one(slots, "cue"))))
    quotes = [
        Quote(
            f"{article_id}#q{number}",
            None,
            content=_one(slots, "content"),
            cue=_one(slots, "cue"),
            speakers=tuple(Attribution(None, spans) for spans in slots.get("speakers", [])),
            relay=tuple(Attribution(None, spans) for spans in slots.get("relay", [])),
        )
        for number, slots in enumerate(ordered, start=1)
    ]
    regions = quoted(text)
    within = [_around(quote.content, [q for q in quotes if q.content != quote.content]) for quote in quotes]
    return tuple(
        replace(quote, within=outer, type=quote_type(text, regions, quote.content, outer is not None))
        for quote, outer in zip(quotes, within, strict=True)
    )


def _around(spans: Spans, quotes: Sequence[Quote]) -> str | None:
    """Return the innermost quote in whose content the spans lie."""
    holders = [quote for quote in quotes if inside(spans, quote.content)]
    return min(holders, key=lambda q: size(q.content)).quote_id if holders else None


def _claims(claims: Sequence[Spans], quotes: Sequence[Quote], article_id: str) -> tuple[Claim, ...]:
    ordered = sorted(claims, key=_at)
    return tuple(
        Claim(f"{article_id}#c{number}", spans, voice=_around(spans, quotes))
        for number, spans in enumerate(ordered, start=1)
    )


def _speculation(made: Sequence[Slots], article_id: str) -> tuple[Speculation, ...]:
    both = sorted(((_one(s, "speculation_cue"), _one(s, "scope")) for s in made), key=lambda b: (_at(b[0]), _at(b[1])))
    return tuple(
        Speculation(f"{article_id}#s{number}", cue, scope) for number, (cue, scope) in enumerate(both, start=1)
    )
