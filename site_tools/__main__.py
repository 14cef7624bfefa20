"""`python -m site_tools` is `paraf`."""

from site_tools.cli import main

if __name__ == "__main__":
    main()
