"""«Samhällsnytta i siffror»: what enterprises say of their social value, counted with care.

The rules, each tested in tests/test_impact.py and told in docs/impact.md:

1. Counted is who stands in the list by consent. What is known from published sources only is old
   and chosen by what somebody happened to write, so it is shown figure by figure, never added up.
2. An enterprise counts until the year in which it closed, and not before it was founded. Leaving
   those that closed out of the years before would make every past look smaller than it was.
3. A unit inside an enterprise is no enterprise of its own. Where the whole has a figure, that one
   counts; where only units have, their sum does, as «at least», if they counted in the same way.
4. An enterprise has one figure a kind and year.
5. Only figures by the same method are added. For a kind that is the method most use; the others are
   counted as left out. A socio-economic gain is never added up at all: each method has its range.
6. A share in per cent is never added; its middle (median) is shown.
7. A sum with a part that is «at least» is «at least»; else with one that is «about», it is «about».
8. Every sum says how many enterprises it rests on, of how many there were that year.
9. No group of fewer than three enterprises is shown alone. Small ones are put together, with the
   smallest of the others where they are too few themselves, so that nothing hidden is what remains
   when all that is shown is taken from the total.
10. A change over time is told of the same enterprises in both years only, and only where no fewer
    than three others make the difference from that year's sum.
11. By region or industry an enterprise counts once: in its own region, and in the industry that
    most of its offers belong to, or else the one it names first, as official statistics do.
"""
