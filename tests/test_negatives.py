import hashlib

from hypothesis import given
from hypothesis import strategies as st

from builders.corpus import load
from builders.negatives import draw, jaccard, words
from builders.pairs import DUPLICATE_NEGATIVES, NEAREST, RANDOM, Split
from builders.records import Article, Bundle, Claim, Event, Provenance, Span
from builders.rows import ROWS, STANCE_NEGATIVES

GOLD = Provenance("gold", "a")
IDS = st.lists(st.text("abcdef-/#", min_size=1, max_size=6), unique=True, max_size=30)


def rank(key, candidate):
    return hashlib.sha256(f"{key}|{candidate}".encode()).digest()


def event(event_id, split="train", articles=2):
    proposition = f"{event_id}/p"
    made = tuple(
        Article(
            f"{event_id}/{n}", "invented", event_id, None, None, "en", "CC0", True, "0" * 64, ("claims",), GOLD,
            f"Kiosk {event_id} opened.", claims=(Claim(f"{event_id}/{n}#c1", (Span(0, 5),), proposition, None, "CT+"),),
        )
        for n in range(articles)
    )  # fmt: skip
    return Bundle(Event(event_id, GOLD, "invented", split, propositions={proposition: f"{event_id} opened"}), made)


def rows(name, *bundles):
    return [row for row in ROWS[name](Split(bundles)) if not row["same_event"]]


@given(IDS, st.integers(0, 8), st.randoms())
def test_the_order_of_candidates_does_not_matter(candidates, number, random):
    shuffled = list(candidates)
    random.shuffle(shuffled)
    drawn = draw("key", candidates, number)
    assert drawn == draw("key", shuffled, number) == sorted(drawn)
    assert len(drawn) == min(number, len(candidates))


@given(IDS, IDS, st.integers(0, 8))
def test_a_new_candidate_moves_only_what_ranks_behind_it(candidates, added, number):
    before, after = draw("key", candidates, number), draw("key", {*candidates, *added}, number)
    assert set(after) - set(before) <= set(added)
    pushed_out = set(before) - set(after)
    assert len(pushed_out) <= len(set(after) - set(before))
    assert all(rank("key", new) <= rank("key", old) for old in pushed_out for new in after)


def test_a_candidate_beyond_what_the_hash_picks_moves_nothing():
    candidates = [f"event-{n}" for n in range(20)]
    drawn = draw("kiosk/a", candidates, 3)
    last = max(rank("kiosk/a", c) for c in drawn)
    behind = [f"new-{n}" for n in range(50) if rank("kiosk/a", f"new-{n}") > last]
    assert len(behind) > 20
    assert draw("kiosk/a", [*behind, *candidates], 3) == drawn


def test_the_key_decides_which_are_drawn():
    candidates = [f"event-{n}" for n in range(40)]
    assert len({tuple(draw(f"key-{k}", candidates, 3)) for k in range(10)}) > 5


def test_the_draw_is_the_published_one():
    assert draw("kiosk-quay/alpha", [f"e{n}" for n in range(10)], 3) == sorted(
        sorted((f"e{n}" for n in range(10)), key=lambda c: rank("kiosk-quay/alpha", c))[:3]
    )


def test_stance_takes_three_propositions_of_other_events_for_each_article():
    bundles = [event(f"kiosk-{n}") for n in range(6)]
    found = rows("stance", *bundles)
    assert len(found) == STANCE_NEGATIVES * 12
    assert all(row["proposition_id"].split("/")[0] != row["event_id"] for row in found)
    assert {row["stance"] for row in found} == {"unrelated"}


def test_duplicates_take_five_articles_of_other_events_and_each_pair_once():
    bundles = [event(f"kiosk-{n}") for n in range(6)]
    found = [row["pair_id"] for row in rows("duplicates", *bundles)]
    assert len(found) == len(set(found))
    assert all(a < b for a, b in (pair.split("|") for pair in found))
    for article in (a.article_id for bundle in bundles for a in bundle.articles):
        assert sum(article in pair.split("|") for pair in found) >= DUPLICATE_NEGATIVES


def test_with_one_event_there_are_no_negatives():
    assert rows("stance", event("kiosk")) == rows("duplicates", event("kiosk")) == []


def test_an_event_that_the_hash_does_not_pick_moves_no_stance_row():
    bundles = [event(f"kiosk-{n}") for n in range(8)]
    before = rows("stance", *bundles)
    keys = {a.article_id for bundle in bundles for a in bundle.articles}
    drawn = {key: [r["proposition_id"] for r in before if r["article_id"] == key] for key in keys}

    def unpicked(event_id):
        return all(rank(key, f"{event_id}/p") > max(rank(key, p) for p in drawn[key]) for key in keys)

    new = next(name for name in (f"moth-{n}" for n in range(10**6)) if unpicked(name))
    after = rows("stance", *bundles, event(new, articles=0))
    assert after == before


def test_negatives_stay_within_their_split(mini):
    import mini as miniature

    from builders.arrow import build_tables

    for event_id, boat in (("moth-fair", "Pell"), ("lamp-row", "Quist")):
        miniature.write_event(mini, event_id, boat)
    tables = build_tables(load([mini.corpus], mini.raw).bundles())
    for config in ("stance", "duplicates"):
        for split, foreign in (("train", "summit/"), ("summit", "kiosk-quay/")):
            ids = tables[config][split].column("pair_id").to_pylist()
            assert ids
            assert not [pair for pair in ids if any(part.startswith(foreign) for part in pair.split("|"))]
    assert set(tables["stance"]["summit"].column("same_event").to_pylist()) == {True}
    assert set(tables["stance"]["train"].column("same_event").to_pylist()) == {True, False}


def test_passages_take_the_nearest_by_words_and_some_of_the_rest(mini):
    [bundle] = [b for b in load([mini.corpus]).bundles() if b.event.event_id == "kiosk-quay"]
    found = list(ROWS["passages"](Split((bundle,))))
    negatives = [row for row in found if row["reuse"] == "none"]
    assert [row["reuse"] for row in found[:2]] == ["verbatim", "edited"]
    assert len(negatives) == NEAREST + RANDOM
    assert len({row["pair_id"] for row in found}) == len(found)

    def near(row):
        return jaccard(words(row["sentence_a"]), words(row["sentence_b"]))

    assert min(map(near, negatives[:NEAREST])) >= max(map(near, negatives[NEAREST:]))
    texts = {a.article_id: a.text for a in bundle.articles}
    for row in found:
        for side in "ab":
            words_of = texts[row[f"article_{side}"]][row[f"start_{side}"] : row[f"end_{side}"]]
            assert words_of == row[f"sentence_{side}"]
            assert "newsroom" not in words_of
            assert "Read next" not in words_of


def test_jaccard_is_the_share_of_words_in_common():
    assert jaccard(words("The ferry, the FERRY!"), words("a ferry")) == 1 / 3
    assert jaccard(frozenset(), frozenset()) == 0
