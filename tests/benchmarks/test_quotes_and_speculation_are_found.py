"""The baselines that mark who said what, and what is not certain."""

import pytest

from benchmarks.baselines.quotes import marks, rules, tagger
from benchmarks.baselines.quotes.speakers import named
from benchmarks.baselines.speculation import rules as hedges
from benchmarks.baselines.speculation import tagger as hedge_tagger
from benchmarks.documents import Document, Quote, Speculation
from builders.sentences import segment


def document(text):
    return Document("orlo/wire", text, tuple((s.start, s.end) for s in segment(text)))


def shown(text, spans):
    return [text[start:end] for start, end in spans]


def parts(text, quote):
    return shown(text, quote.content), shown(text, quote.cue), [shown(text, s) for s in quote.sources]


def found(module, text):
    return module.fit_quotes([], [], 0)([document(text)])[0]


def test_the_trivial_baseline_takes_the_quotation_and_the_nearest_verb():
    text = "The lake froze. “We will wait,” Mayor Kell said. Osk says nothing."
    [quote] = found(marks, text)
    assert parts(text, quote) == (["“We will wait,”"], ["said"], [["Mayor Kell"]])
    assert (quote.type, quote.speaker) == ("direct", "Mayor Kell")


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "kind"),
    [
        ("Kell said that the lake is frozen.", ["the lake is frozen"], "said", "Kell", "indirect"),
        ("The lake is frozen, Kell said.", ["The lake is frozen"], "said", "Kell", "indirect"),
        ("“It holds,” said Kell. “Come.”", ["“It holds,”", "“Come.”"], "said", "Kell", "direct"),
        ("The lake is shut, according to the warden.", ["The lake is shut"], "according to", "the warden", "indirect"),
        ("The warden has said the ice is “thin”.", ["the ice is “thin”"], "has said", "The warden", "mixed"),
        ("Osk told reporters that it snows.", ["it snows"], "told", "Osk", "indirect"),
    ],
)
def test_clause_rules_find_content_cue_and_source(text, content, cue, source, kind):
    [quote] = found(rules, text)
    assert parts(text, quote) == (content, [cue], [[source]])
    assert quote.type == kind


TALKS = [
    f"{name} {verb} that {content}.\n“{other},” {verb} {name}."
    for name, other in (("Anna Kell", "We wait"), ("Osk", "It snows again"), ("the warden", "Nobody knows"))
    for verb in ("said", "wrote", "added")
    for content in ("the lake is shut", "buses run late")
]


def _talk_gold(text):
    line, second = text.split("\n")
    verb = next(v for v in ("said", "wrote", "added") if f" {v} " in line)
    name, content = line.split(f" {verb} that ")
    start = len(line) + 1
    quoted = (start, start + second.index("”") + 1)
    return [
        Quote(
            ((line.index(content), len(line) - 1),),
            ((len(name) + 1, len(name) + 1 + len(verb)),),
            (((0, len(name)),),),
            "indirect",
        ),
        Quote(
            (quoted,),
            ((quoted[1] + 1, quoted[1] + 1 + len(verb)),),
            (((len(text) - 1 - len(name), len(text) - 1),),),
            "direct",
        ),
    ]


def test_the_tagger_learns_and_links_from_little_text():
    predict = tagger.fit_quotes([document(t) for t in TALKS], [_talk_gold(t) for t in TALKS], 0)
    text = "Mira Dunn said that trains run late.\n“We walk,” said Mira Dunn."
    [[indirect, direct]] = predict([document(text)])
    assert parts(text, indirect) == (["trains run late"], ["said"], [["Mira Dunn"]])
    assert parts(text, direct) == (["“We walk,”"], ["said"], [["Mira Dunn"]])
    assert (indirect.type, direct.type, direct.speaker) == ("indirect", "direct", "Mira Dunn")


@pytest.mark.parametrize("texts", [[], [""], ["Rain."], ["It snows.", "\n"]])
def test_a_tagger_without_gold_finds_nothing_and_does_not_fail(texts):
    predict = tagger.fit_quotes([document(t) for t in texts], [[] for _ in texts], 0)
    assert predict([document("Kell said it rains."), document("")]) == [[], []]
    hedged = hedge_tagger.fit_speculation([document(t) for t in texts], [[] for _ in texts], 0)
    assert hedged([document("It may rain.")]) == [[]]


def test_every_predicted_quote_has_content():
    predict = tagger.fit_quotes([document(t) for t in TALKS], [_talk_gold(t) for t in TALKS], 0)
    [quotes] = predict([document("Osk said.\nsaid that\n“Run,” Kell wrote that. He added snow said that.")])
    assert all(quote.content for quote in quotes)


def _speakers(text, *mentions):
    places, start = [], 0
    for mention in mentions:
        start = text.index(mention, start)
        places.append((start, start + len(mention)))
        start += len(mention)
    quotes = [Quote((), (), ((place,),), "indirect") for place in places]
    return [quote.speaker for quote in named(document(text), quotes)]


def test_a_pronoun_a_surname_and_a_description_get_the_name_behind_them():
    text = "Anna Kell, the harbour warden, spoke. She waved. Mr. Osk left; Kell sat. The warden slept. Bela Osk woke."
    mentions = ("Anna Kell, the harbour warden", "She", "Mr. Osk", "Kell", "The warden")
    assert _speakers(text, *mentions) == ["Anna Kell", "Anna Kell", "Bela Osk", "Anna Kell", "Anna Kell"]


def test_a_mention_without_a_name_is_its_own_name():
    assert _speakers("Nobody came. Two divers waited.", "Two divers") == ["Two divers"]
    assert _speakers("She waited.", "She") == ["She"]


@pytest.mark.parametrize(
    ("text", "cue", "scope", "category"),
    [
        ("We hear that the lake may thaw.", "may", "the lake may thaw", "epistemic"),
        ("Kell believes the ice is thin.", "believes", "believes the ice is thin", "doxastic"),
        ("The dam reportedly broke.", "reportedly", "reportedly broke", "hearsay"),
        ("We go if it thaws.", "if", "We go if it thaws", "conditional"),
        ("The cause is not known.", "not known", "The cause is not known", "epistemic"),
    ],
)
def test_a_listed_cue_has_the_scope_of_its_rule(text, cue, scope, category):
    [[item]] = hedges.fit_speculation([], [], 0)([document(text)])
    assert (shown(text, item.cue), shown(text, item.scope), item.category) == ([cue], [scope], category)


def test_the_tagger_learns_cues_categories_and_scopes():
    texts = [
        f"{who} {cue} the {thing} holds."
        for who in ("Kell", "Osk", "Mira")
        for cue in ("doubts", "guesses")
        for thing in ("ice", "dam", "gate")
    ]
    gold = []
    for text in texts:
        start = text.index(" ") + 1
        cue = (start, text.index(" the"))
        category = "epistemic" if "doubts" in text else "doxastic"
        gold.append([Speculation((cue,), ((start, len(text) - 1),), category)])
    text = "Dunn guesses the bridge holds."
    [[item]] = hedge_tagger.fit_speculation([document(t) for t in texts], gold, 0)([document(text)])
    assert (shown(text, item.cue), item.category) == (["guesses"], "doxastic")
    assert shown(text, item.scope) == ["guesses the bridge holds"]
