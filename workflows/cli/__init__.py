"""The command line, thin: words in, one act on the office, words or JSON out."""
