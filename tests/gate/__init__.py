"""The accuracy gate: what the extractor reaches on the corpus and on gold files, held against floors that only rise."""
