"""How everything is measured: which library, and for how many units, so that ratios can be told."""

import pytest


@pytest.fixture
def measure(benchmark):
    """Return a function that measures another one under the name of what it computes."""

    def measured(what, whose, units, function, *args, rounds=7, warmup_rounds=1, **options):
        benchmark.group = what
        benchmark.extra_info.update(whose=whose, units=units)
        benchmark.pedantic(
            function, args=args, kwargs=options, rounds=rounds, warmup_rounds=warmup_rounds
        )

    return measured
