"""Stance of an article toward a proposition, derived from its claims (labels of FNC-1, rule of Emergent)."""

from collections.abc import Iterable

from builders.records import Article, Claim


def stance(claims: Iterable[Claim]) -> str:
    """Return the stance that an article's claims of one proposition amount to.

    Only the outlet's own voice takes a side, and only when certain: `agree` if it is CT+ somewhere and
    CT- nowhere, `disagree` the reverse, `discuss` for all else, `unrelated` without a claim. A hedged
    report takes no side (Ferreira & Vlachos 2016).
    """
    expressed = list(claims)
    if not expressed:
        return "unrelated"
    own = {claim.factuality for claim in expressed if claim.voice is None}
    if "CT+" in own and "CT-" not in own:
        return "agree"
    if "CT-" in own and "CT+" not in own:
        return "disagree"
    return "discuss"


def stance_of(article: Article, proposition_id: str) -> str:
    """Return an article's stance toward a proposition."""
    return stance(claim for claim in article.claims if claim.proposition_id == proposition_id)
