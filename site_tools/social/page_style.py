"""Style and script of the phone page, inlined: the page asks for nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re

CSS = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f1f3f4;--line:#b9c0c4;--warn:#7a3b00;--warnbg:#fff3e0}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#15191b;--soft:#22282b;--line:#566066;--warn:#ffcf9e;--warnbg:#3a2710}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:40rem;padding:1rem;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem;line-height:1.3;margin:.5rem 0}h2{font-size:1.2rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
section,header{border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:0 0 1rem;overflow-wrap:anywhere}
header{border-left:.5rem solid BRAND}
textarea{width:100%;min-height:9rem;font:inherit;padding:.6rem;color:inherit;background:var(--soft);
border:1px solid var(--line);border-radius:.4rem}
.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:48px;margin:.4rem 0;padding:.5rem 1rem;font:inherit;
font-weight:600;text-align:center;text-decoration:none;color:#fff;background:BRAND;border:2px solid BRAND;
border-radius:.5rem;cursor:pointer}
.button.plain{color:inherit;background:transparent;border-color:var(--line)}
.button:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid #f5a300;outline-offset:2px}
.tick{display:flex;align-items:center;gap:.75rem;min-height:48px}.tick input{width:1.6rem;height:1.6rem}
.warn{color:var(--warn);background:var(--warnbg);padding:.6rem .8rem;border-radius:.4rem;margin:.5rem 0}
.mark{font-weight:700;font-size:1.2rem;text-align:center;color:#fff;background:#a40000;padding:.8rem;border-radius:.4rem;margin:0 0 1rem}
figure{margin:.75rem 0}img{display:block;max-width:100%;height:auto;border:1px solid var(--line)}
figcaption,small{font-size:.9rem}ol,ul{padding-left:1.4rem}summary{min-height:48px;line-height:48px;cursor:pointer}
[hidden]{display:none!important}
@media print{.button,.tick{display:none}section{break-inside:avoid}}
"""

SCRIPT = """
(function(){'use strict';
function say(b,t){var o=b.textContent;b.textContent=t;setTimeout(function(){b.textContent=o},2000)}
function old(a){a.focus();a.select();a.setSelectionRange(0,a.value.length);try{return document.execCommand('copy')}catch(e){return false}}
function copy(b,a){function plain(){say(b,old(a)?'Tersalin':'Tekan lama teks, lalu Salin')}
if(navigator.clipboard&&window.isSecureContext){
navigator.clipboard.writeText(a.value).then(function(){say(b,'Tersalin')},plain)}else{plain()}}
document.querySelectorAll('[data-copy]').forEach(function(b){var a=document.getElementById(b.dataset.copy);b.hidden=false;
b.addEventListener('click',function(){copy(b,a)})});
document.querySelectorAll('[data-share]').forEach(function(b){
var box=document.getElementById(b.dataset.share),links=[].slice.call(box.querySelectorAll('a[download]')).slice(0,10);
if(!navigator.canShare||!links.length||!window.isSecureContext)return;
Promise.all(links.map(function(l){return fetch(l.href).then(function(r){if(!r.ok)throw r;return r.blob()}).then(function(d){
return new File([d],l.getAttribute('download'),{type:'image/jpeg'})})})).then(function(f){
if(!navigator.canShare({files:f}))return;b.hidden=false;
b.addEventListener('click',function(){navigator.share({files:f}).catch(function(){})})},function(){})});
document.querySelectorAll('input[data-done]').forEach(function(i){try{var k=i.dataset.done;i.checked=localStorage.getItem(k)==='1';
i.addEventListener('change',function(){
try{localStorage.setItem(k,i.checked?'1':'0')}catch(e){}});i.closest('.tick').hidden=false}catch(e){}});
})();
"""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DEFAULT_COLOUR = "#1f4e5f"


def style(colour: str) -> str:
    """The style sheet in the office's colour; a neutral one where the value is no `#rrggbb`."""
    return CSS.replace("BRAND", colour if _COLOUR.fullmatch(colour) else _DEFAULT_COLOUR)


def content_policy() -> str:
    """The page's own rule for browsers: nothing from outside, and no script but the one above."""
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    own = "'self' data: blob: file: content:"
    return (
        f"default-src 'none'; img-src {own}; connect-src {own}; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
