"""One self-contained HTML page of results: tables with intervals, confusions, curves, and what goes wrong."""
