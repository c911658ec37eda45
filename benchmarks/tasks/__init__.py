"""The tasks, one declaration each. Nothing else knows a task by its name, but its baselines."""

from benchmarks.metrics.annotations import (
    claim_scores,
    claim_tally,
    quote_scores,
    quote_tally,
    sentence_scores,
    sentence_tally,
    speculation_scores,
    speculation_tally,
)
from benchmarks.metrics.base import Additive, Whole
from benchmarks.metrics.groups import reuse_clusters, reuse_ranking
from benchmarks.metrics.labels import f1_scores, fnc_score, one, related_f1
from benchmarks.tasks.base import Task
from benchmarks.tasks.documents import document_task, roles
from benchmarks.tasks.pairs import pair_task

CLASSES = Additive(one, f1_scores)

_ALL = (
    pair_task(
        "stance",
        "the stance of an article toward a proposition (labels of FNC-1: Pomerleau & Rao 2017)",
        inventory="stance",
        label="stance",
        inputs=("proposition", "article"),
        ends=("proposition_id", "article_id"),
        event="event_id",
        metrics=(CLASSES, Additive(one, fnc_score)),
    ),
    pair_task(
        "duplicates",
        "how far an article comes from another (labels of METER: Gaizauskas et al. 2001)",
        inventory="article_reuse",
        label="reuse",
        inputs=("text_a", "text_b"),
        ends=("article_a", "article_b"),
        metrics=(CLASSES, Whole(reuse_ranking), Whole(reuse_clusters)),
    ),
    pair_task(
        "passages",
        "how a sentence comes from another (passages of METER; paraphrases as in MSRP: Dolan et al. 2004)",
        inventory="passage_reuse",
        label="reuse",
        inputs=("sentence_a", "sentence_b"),
        ends=("article_a", "article_b"),
        metrics=(CLASSES, Additive(one, related_f1)),
    ),
    document_task(
        "quotes",
        "who said what: source, cue and content, linked (PARC 3.0: Pareti 2016; PolNeAR: Newell et al. 2018)",
        inventory="quote_type",
        extra=("sources",),
        metrics=(
            roles(content=lambda q: [q.content], cue=lambda q: [q.cue], source=lambda q: q.sources),
            Additive(quote_tally, quote_scores),
        ),
        main="content_exact_f1",
    ),
    document_task(
        "speculation",
        "cues of uncertainty and their scopes (BioScope; CoNLL-2010: Farkas et al. 2010)",
        inventory="speculation_category",
        metrics=(
            roles(cue=lambda s: [s.cue], scope=lambda s: [s.scope]),
            Additive(sentence_tally, sentence_scores),
            Additive(speculation_tally, speculation_scores),
        ),
        main="cue_exact_f1",
    ),
    document_task(
        "claims",
        "which clause puts which proposition forward, and how surely (FactBank: Saurí & Pustejovsky 2009)",
        inventory="factuality",
        inventories=True,
        metrics=(Additive(claim_tally, claim_scores), roles(span=lambda c: [c.span])),
        main="linking_f1",
    ),
)
TASKS: dict[str, Task] = {task.name: task for task in _ALL}
