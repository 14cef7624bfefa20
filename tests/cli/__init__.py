"""Tests of the command line, from outside: arguments in, words and exit code out."""
