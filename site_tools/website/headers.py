"""What a browser may do on our pages: nothing but show them. As `_headers` for hosts that read it, and as meta for the others."""

from __future__ import annotations

HEADERS = "_headers"
"""File at the root of the site that Cloudflare Pages, Netlify and some others read."""
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""No inline script or style, nothing from other hosts, no frames, no plugins."""


def headers() -> str:
    """The file `_headers`: the policy, with what only a header can say."""
    return f"""/*
  Content-Security-Policy: {CONTENT_POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()
  Cross-Origin-Opener-Policy: same-origin
"""
