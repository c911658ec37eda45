"""Tasks, baselines and scores over a Sayso release; knows the release only, never the builders."""
