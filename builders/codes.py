"""Every issue code, what it means and how to mend it. Codes are stable: tests and users name them."""

from typing import NamedTuple


class Code(NamedTuple):
    """The meaning of a code and the advice that its message ends on."""

    meaning: str
    mend: str


CODES: dict[str, Code] = {
    # reading
    "read-missing": Code("a named file or folder does not exist", "correct the path"),
    "read-denied": Code("a file or folder cannot be read", "grant read permission or name another"),
    "read-utf8": Code("bytes that are not UTF-8", "save the file as UTF-8, changing nothing else"),
    "read-empty": Code("a text without a visible character", "put the article's text into the file"),
    "read-nothing": Code("no event in the folder", "name a folder that holds an event.json"),
    "json-syntax": Code("not JSON", "correct the syntax at the place named"),
    "json-object": Code("JSON that is not an object", "put the record's fields into one object"),
    "json-duplicate-key": Code("a key that stands twice in an object", "keep one of the two"),
    "json-number": Code("NaN, an infinity or a number too long", "write a finite number"),
    "json-depth": Code("JSON nested too deeply", "remove the superfluous nesting"),
    "json-surrogate": Code("a lone surrogate in a string", "replace the \\ud… escape by the character"),
    # schema, one code a keyword
    "schema-anyOf": Code("a value that fits no alternative", "use one of the alternatives"),
    "schema-enum": Code("a label outside the inventory", "use a label of schema/common.schema.json"),
    "schema-maximum": Code("a number above its maximum", "correct the number"),
    "schema-maxLength": Code("a string that is too long", "shorten it"),
    "schema-minItems": Code("a list that is too short", "add the missing item or leave the field out"),
    "schema-minimum": Code("a number below its minimum", "correct the number"),
    "schema-pattern": Code("a string of the wrong form", "write it as the pattern says"),
    "schema-propertyNames": Code("a key of the wrong form", "write it as a slug"),
    "schema-required": Code("a field that is missing", "add the field"),
    "schema-type": Code("a value of the wrong type", "use the type that the schema names"),
    "schema-unevaluatedProperties": Code("a field unknown to the schema", "remove or rename it"),
    "schema-uniqueItems": Code("an item that stands twice", "keep one of the two"),
    # files of one corpus
    "event-missing": Code("an article without an event.json beside it", "add the event file"),
    "event-collection": Code("events of one id or a split unfit for its collection", "correct the event"),
    "id-path": Code("an id that is not the folder's and file's name", "rename the file or the id"),
    "id-duplicate": Code("an id that stands twice", "renumber one of the two"),
    "pass-unknown": Code("a pass over an article that has no gold", "add the gold or remove the pass"),
    "pass-place": Code("gold among the passes, or a pass outside them", "correct provenance or folder"),
    "entity-type": Code("one entity with two types", "settle on one type for the entity"),
    "phrase-common": Code("a phrase that too many invented events share", "word it otherwise in some of them"),
    "split-leak": Code("a run of words that stands in two splits", "word it otherwise in one of the two"),
    "proposition-shared": Code("a wording that two events share", "name the event's own people or places in it"),
    # text
    "text-missing": Code("a text that may be shipped but is not there", "add the .txt beside the .json"),
    "text-forbidden": Code("a text that may not be passed on, in the corpus", "remove the .txt file"),
    "text-hash": Code("a text whose SHA-256 is not the recorded one", "restore the text or re-annotate it"),
    "raw-missing": Code("a raw folder that is not there", "name the folder that holds the raw files"),
    "raw-unreadable": Code("a raw folder or file that cannot be read", "grant read permission"),
    "raw-duplicate": Code("two raw files that are the same article", "keep one of the two"),
    # spans
    "span-empty": Code("a span whose end is not after its start", "correct the offsets"),
    "span-order": Code("parts out of order or overlapping", "sort the parts, merge what overlaps"),
    "span-past-end": Code("an offset past the end of the text", "correct the offset"),
    "span-space": Code("a span that begins or ends with white space", "move the edge to the word"),
    "span-zone": Code("an annotation outside the annotated zones", "remove it or correct the zone"),
    # zones and sentences
    "line-text": Code("a recorded line that is not the text's", "record the lines again with `anchor`"),
    "zone-line": Code("a zone that is not one whole line", "give it the line's extent"),
    "zone-overlap": Code("zones out of order or overlapping", "give each line one zone, in order"),
    "zone-gap": Code("a line without a zone", "add a zone for the line"),
    "sentence-zone": Code("a sentence that crosses the edge of a zone", "split it at the line's end"),
    "sentence-overlap": Code("sentences out of order or overlapping", "correct their offsets"),
    "sentence-gap": Code("text in no sentence", "extend a sentence or add one"),
    # quotes
    "layer-undeclared": Code("annotations of a layer not in `layers`", "add the layer to `layers`"),
    "source-unknown": Code("an entity that is not among the sources", "add the source or correct the slug"),
    "source-unused": Code("a source without a quote", "remove the source"),
    "mention-missing": Code("a speaker without mention", "mark the noun phrase or remove the speaker"),
    "relay-mention": Code("a relay without mention", "mark the noun phrase or remove the relay"),
    "quote-unknown": Code("a quote that does not exist", "correct the id"),
    "quote-cycle": Code("quotes that stand within each other", "remove one `within`"),
    "quote-within": Code("a nested quote outside the content around it", "extend the content or drop `within`"),
    "quote-nested": Code("a quote inside another's content that does not say so", "add `within`"),
    "quote-overlap": Code("a cue that overlaps its own content", "cut the cue out of the content"),
    "quote-type": Code("a type that the quote marks contradict", "correct the type or the content"),
    # claims, speculation
    "claim-voice": Code("a claim outside its voice's content, or not in the innermost", "correct the voice"),
    "cue-scope": Code("a cue outside its scope", "extend the scope over the cue"),
    "annotation-duplicate": Code("two annotations alike in everything but the id", "remove one"),
    "proposition-unknown": Code("a proposition that the event does not list", "list it or correct the slug"),
    "proposition-unused": Code("a proposition that no claim expresses", "remove it from the inventory"),
    "proposition-duplicate": Code("two propositions of one wording", "merge them"),
    "utterance-unknown": Code("an utterance that the event does not list", "list it or correct the slug"),
    "utterance-single": Code("an utterance that fewer than two quotes report", "remove it"),
    # reuse
    "pair-article": Code("a pair that names an article the event lacks", "correct the slug"),
    "pair-missing": Code("two articles of an event without a pair", "add the pair"),
    "pair-duplicate": Code("two articles paired twice", "keep one of the two"),
    "pair-order": Code("a pair whose b was published before its a", "swap a and b"),
    "passage-sentence": Code("a passage that names a missing sentence", "correct the index"),
    "passage-zone": Code("a passage in credit or furniture", "remove the passage"),
    "passage-duplicate": Code("two sentences aligned twice", "keep one of the two"),
    "reuse-passages": Code("a reuse label that its passages contradict", "correct the label or the passages"),
    # working files of curators
    "anchor-missing": Code("anchored text that does not occur", "copy the text exactly"),
    "anchor-ambiguous": Code("anchored text that occurs more than once", "add `n`, counted from 0"),
    # published corpora
    "import-file": Code("a file of the format that is not there", "name the folder that holds the corpus"),
    "import-columns": Code("a table without a column of the format", "restore the file as it was published"),
    "import-row": Code("a row that the format does not allow", "restore the file as it was published"),
    "import-label": Code("a label outside the format's", "restore the file as it was published"),
    "import-body": Code("a stance toward a body that is not there", "put the bodies beside their stances"),
    "import-double": Code("an id, or the file of a split, that stands twice", "keep one of the two"),
    "import-ann": Code("a line that is no annotation of brat's", "export the file again from brat"),
    "import-offset": Code("annotations of another text", "put the text that was annotated beside them"),
    "import-occupied": Code("a destination that is no earlier import", "name another or move it away"),
    # writing
    "write-failed": Code("a file that could not be written", "free disk space or name another folder"),
    "release-unknown": Code("a folder that is no release", "name a folder that `build` has written"),
    "release-stale": Code("tables that differ from the manifest", "undo the change, or follow CONTRIBUTING.md"),
    "realign-none": Code("an article for which no raw file was found", "add the file to the raw folder"),
}
