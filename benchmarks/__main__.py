"""`python -m benchmarks`: every measurement, at a size that ends within a few minutes."""

from benchmarks import audit, check

if __name__ == "__main__":
    audit.main(1000)
    check.main(100, 10_000)
