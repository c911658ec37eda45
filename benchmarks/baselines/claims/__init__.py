"""Claims: sentences are linked to propositions, then a clause of each is chosen, then its factuality."""
