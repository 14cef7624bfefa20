"""Tests of Paraf."""
