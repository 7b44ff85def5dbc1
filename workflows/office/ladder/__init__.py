"""The ladder: proposals to give or take authority, each with its evidence. It proposes; an owner decides and signs.

Reading order: ``proposals`` (what one is, and how much evidence it takes), ``climbing`` (the question), then where the
evidence comes from: ``opinions``, ``limits``, ``rows`` for more authority, ``reversals`` and ``clusters`` for less.
"""
