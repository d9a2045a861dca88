"""The gazetteer: names of places with coordinates, as a small Parquet that the project carries with it.

Belongs here: the committed facts (`data/`), the script that builds the Parquet from them and from GeoNames (`build`),
the spelling rules (`variants`, `fold`) and the loader (`load`). Not here: which place a text means
(`pipeline.extract.places`).
"""
