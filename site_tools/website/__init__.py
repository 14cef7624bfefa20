"""The website: pure page functions, and a thin mkdocs plugin that hands their pages to mkdocs.

Only this folder knows mkdocs and Material; both are near the end of their support.
"""
