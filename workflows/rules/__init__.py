"""Rule tables: conditions in columns, one outcome per row. Pure: values in, values out.

Read in this order: ``values`` (what stands in a column), ``cells`` (the closed set of conditions and what they mean),
``notation`` (their text), ``tables``, ``plain`` (the stored form), ``defects``; then ``answers``, ``consequences``
(what follows), ``recorded`` (typing a request), ``source`` (walking the rows) and ``evaluation``, which joins them;
then ``explanation``, ``phrases`` and ``sentences``; ``atoms`` and ``coverage`` (gaps and overlaps); ``cases`` (saved
tests); ``benchmark``.
"""
