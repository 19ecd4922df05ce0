"""What visitors meet: Lighthouse's marks, the weight of pages, and how fast a search answers."""
