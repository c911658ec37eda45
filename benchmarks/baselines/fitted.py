"""The classes that a saved model may be made of: one table, by name, so that a file cannot name any other."""

from benchmarks.baselines.annotating import Annotating
from benchmarks.baselines.claims.model import Models
from benchmarks.baselines.claims.rules import Linked, Nearest, Overlapping
from benchmarks.baselines.duplicates import Contained, Cosine, Reuse
from benchmarks.baselines.majority import Majority
from benchmarks.baselines.paraphrase import Surface
from benchmarks.baselines.passages import SharedWords
from benchmarks.baselines.quotes.linking import Linker
from benchmarks.baselines.quotes.marks import Marks
from benchmarks.baselines.quotes.rules import SaidRules
from benchmarks.baselines.quotes.tagger import Quotes
from benchmarks.baselines.speculation.modals import Modals
from benchmarks.baselines.speculation.rules import Hedges
from benchmarks.baselines.speculation.scopes import Scoper
from benchmarks.baselines.speculation.tagger import Cues
from benchmarks.baselines.staged.blend import Blend
from benchmarks.baselines.staged.fit import Staged
from benchmarks.baselines.staged.space import Space
from benchmarks.baselines.staged.stages import Stages
from benchmarks.baselines.staged.trees import Trees
from benchmarks.baselines.staged.wording import Wording
from benchmarks.baselines.stance import Lexical, TfidfLogreg
from benchmarks.baselines.tagging.clusters import Clusters
from benchmarks.baselines.tagging.crf import Field, Settings
from benchmarks.baselines.tagging.messages import Chain
from benchmarks.baselines.tagging.tagger import Tagger
from benchmarks.baselines.vectors import Logistic, Vectors
from benchmarks.thresholds import Cuts

_PREDICTORS = (
    *(Majority, Lexical, TfidfLogreg, Staged, Contained, Cosine, Reuse, SharedWords, Surface),
    *(Annotating, Nearest, Overlapping, Linked),
)
_ANNOTATORS = (Marks, SaidRules, Quotes, Modals, Hedges, Cues)
_PARTS = (
    *(Cuts, Vectors, Logistic, Space, Stages, Blend, Trees, Wording),
    *(Tagger, Clusters, Field, Chain, Settings, Linker, Scoper, Models),
)

PREDICTORS: dict[str, type] = {known.__name__: known for known in _PREDICTORS}
REGISTERED: dict[str, type] = PREDICTORS | {known.__name__: known for known in (*_ANNOTATORS, *_PARTS)}

# The estimators that stand in their fields: skops trusts all of scikit-learn, of which these suffice.
ESTIMATORS = frozenset(
    {
        "sklearn.dummy.DummyClassifier",
        "sklearn.feature_extraction._dict_vectorizer.DictVectorizer",
        "sklearn.feature_extraction.text.TfidfTransformer",
        "sklearn.linear_model._logistic.LogisticRegression",
        "sklearn.pipeline.Pipeline",
        "sklearn.preprocessing._data.StandardScaler",
        "sklearn.preprocessing._polynomial.PolynomialFeatures",
    }
)
