"""The benchmark: what the register costs, beside what others cost, in one run.

`make bench` measures registers of 1 000 and 10 000 made-up enterprises and writes its tables into
docs/performance.md; `make bench SIZES="1000 10000 100000"` takes others, and
`make bench WITHOUT="hugo"` leaves a rival out. `python -m benchmarks` alone writes nothing but
scratch/bench, which it takes away again.

`check`, `full_build`, `one_change`, `stages` and `weight` measure what they are named for, with
`measure`; `hugo_site` and `stock_pelican` write the rivals' sites; `budgets` judges and `report`
tells. Works that are compared are run in turn, each in processes of its own, on files that have
been read before; the shortest run counts, and none is left out.
"""
