"""The formats that can be imported, each declared once."""

from builders.imports.attributions import LINKS, ROLES
from builders.imports.base import Format
from builders.imports.brat import read_brat
from builders.imports.fnc import read_fnc
from builders.imports.msrp import read_msrp
from builders.imports.polnear import read_polnear

_QUOTE_TYPES = "`type` of a quote follows from quote marks: direct if all its words stand in them, indirect if none do."
_SENTENCES = "`sentences` are split by line and by syntok; `zones`, which nobody annotated, are empty."
_WITHIN = "`within` names the innermost quote in whose content another lies."

FORMATS = {
    entry.name: entry
    for entry in (
        Format(
            "fnc-1",
            "Fake News Challenge, stage 1",
            "train_stances.csv and train_bodies.csv, competition_test_stances.csv and competition_test_bodies.csv, or"
            " one of the two pairs; of competition_test_stances_unlabeled.csv only the bodies are imported",
            ("articles", "stance"),
            (
                "A row of `stance` is a row of the source, in its order, headline and body as they stand. Rows that"
                " repeat an earlier headline and body are kept, with `#2` after their `pair_id`.",
                "`event_id` is the body's connected component of headlines and bodies over the rows that are not"
                " `unrelated`; the headline's stands before the slash of `proposition_id`, and `same_event` says"
                " whether the two are one. Numbers follow the ids of bodies.",
                "A hold-out that leaks no text takes whole components, and drops `unrelated` rows between its sides.",
                _SENTENCES,
            ),
            read_fnc,
            "Pomerleau and Rao 2017, fakenewschallenge.org",
        ),
        Format(
            "polnear",
            "PolNeAR 1.0",
            "the folders train/, dev/, test/ or some of them, each with text/*.txt and attributions/*.ann; dev becomes"
            " validation",
            ("articles", "sources", "quotes", "passes"),
            (
                "Content is PolNeAR's own, a leading `that` included; parts of a span are kept apart, in text order.",
                "Of an article with several annotators, the one whose marked characters agree best with the others'"
                " (Dice, first name on a tie) is in `articles`, `quotes` and `sources`; all are in `passes`.",
                "`Attribution-no-source` is a quote without speakers; to leave those out, drop rows with none.",
                "PolNeAR has no coreference and no types of sources: `entity_id` and `type` are null.",
                _QUOTE_TYPES + " Marks may be doubled single ones, as in the New York Times's articles.",
                _WITHIN,
                _SENTENCES,
            ),
            read_polnear,
            "Newell, Margolin and Ruths 2018, LREC",
        ),
        Format(
            "msrp",
            "Microsoft Research Paraphrase Corpus",
            "msr-para-{train,val,test}.tsv, or msr_paraphrase_{train,test}.txt of the original distribution",
            ("passages",),
            (
                "`reuse` is `paraphrase` for Quality 1 and `none` for 0; quote marks are text.",
                "The articles are not part of the corpus: their ids and offsets are null.",
            ),
            read_msrp,
            "Dolan and Brockett 2005, IWP",
        ),
        Format(
            "brat",
            "brat",
            "texts as .txt, each with an .ann beside it, in subfolders train/, dev/ and test/, or else all train",
            ("articles", "sources", "quotes", "claims", "speculation"),
            (
                f"Spans, and roles of the same name: {', '.join(ROLES)}.",
                f"Events, with those roles, and relations between such spans: {', '.join(LINKS)}.",
                "Every Content with what is linked to it is a quote, every SpeculationScope with its cues a row of"
                " speculation, every Claim a claim. A Claim's `voice` is the innermost quote that holds it.",
                _QUOTE_TYPES,
                _WITHIN,
                "`layers` are those of which the folder has any annotation; other types are reported by kind.",
                _SENTENCES,
            ),
            read_brat,
        ),
    )
}
