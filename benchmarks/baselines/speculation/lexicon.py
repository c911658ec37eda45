"""Cues of uncertainty by category and by what their scope is.

Those that the guidelines and the hedges of the stance baselines name, in all forms; not learned.
"""

# Scope rules: `clause` is the cue's clause with the subject, `on` runs from the cue to the end of its clause,
# `whole` is the whole sentence. A phrase stands before a word that begins it.
CUES = {
    ("epistemic", "clause"): """may|might|could|seem|seems|seemed|appear|appears|appeared|likely|unlikely|unclear|
        possible|uncertain|not known|not clear""",
    ("epistemic", "on"): """perhaps|possibly|possibility|probably|probable|potentially|potential|whether|prospect|
        prospects|apparently|apparent""",
    ("doxastic", "on"): """believe|believes|believed|believing|expect|expects|expected|expecting|expectation|
        suspect|suspects|suspected|suspecting|suspicion|suggest|suggests|suggested|suggesting|suggestion|fear|fears|
        feared|fearing|worry|worries|worried|worrying|concern|concerns|assume|assumes|assumed|assuming|assumption|
        think|thinks|thought|thinking""",
    ("hearsay", "on"): """reportedly|allegedly|alleged|presumed|presumably|said to|rumours|rumour|rumoured|rumors|
        rumor|rumored""",
    ("conditional", "whole"): "if|unless",
}
