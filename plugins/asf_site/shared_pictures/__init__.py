"""The pictures that stand beside a shared link to the site: 1200 × 630, under /delning/.

There is one for each kind of page, each region and each municipality, none for an enterprise. They
depend on the closed lists and the site's title only, so they are remembered between builds.
"""
