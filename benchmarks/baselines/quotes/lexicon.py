"""Words that attribute, pronouns and determiners, and what ends a noun phrase. Chosen by hand, not learned."""


def _words(entries: str) -> frozenset[str]:
    return frozenset(entries.split())


# Verbs whose next clause is what somebody says or thinks, in the forms that news uses.
VERBS = _words("""
    said says say saying told tells wrote writes added adds announced announces argued argues argue asked asks
    asserted asserts believe believes believed called calls claimed claims claim complained concluded confirmed
    confirms contended contends declared declares declared denied denies described describes estimated estimates
    expects expected explained explains feared fears found hopes hoped indicated indicates insisted insists
    maintained noted notes pledged predicted predicts promised recalled reported reports repeated replied
    responded revealed shows showed stated states stressed suggested suggests testified thinks thought urged
    vowed wants warned warns
    """)
AUXILIARIES = _words("has have had is are was were been be would will could may might also")
TOLD = _words("told tells urged asked warned reminded assured informed")
PRONOUNS = _words("he she they it who which him her them his their its i we you")
PERSONAL = _words("he she who him her his")
TITLES = _words("mr mrs ms dr sir dame")
DETERMINERS = _words("the a an this that these those his her its their our one")
# Where a phrase that is followed to the left or right comes to its end.
BREAKS = _words("""
    . , ; : ! ? ( ) — – - " “ ” '' `` and but or that as if because while when after before which where although
    though said says say told is are was were has have had will would
    """)
PHRASE_WORDS = 8
AUDIENCE_WORDS = 5
