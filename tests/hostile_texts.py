"""Texts that try to break out of a page, to run in it, or to spill over what stands beside them."""

from __future__ import annotations

# Says that it ran, whatever else a page does.
RUN = "window.pwned=1"

HTML = {
    "script": f"<script>{RUN};alert(1)</script>",
    "image": f"<img src=x onerror={RUN}>",
    "svg": f"<svg onload={RUN}><g/onload={RUN}><script>{RUN}</script></svg>",
    "unclosed": f"<div class=hit><ul><b><i onclick={RUN} <p <a href='javascript:{RUN}",
    "closing": "</p></li></ul></section></div></article></main></body></html><div hidden>",
    "comment": f"<!-- --><img src=x onerror={RUN}><!--",
    "comment, bang": f"<!--><img src=x onerror={RUN}>--!><script>{RUN}</script>",
    "cdata": f"<![CDATA[<script>{RUN}</script>]]>",
    "instruction": f"<?xml version='1.0'?><?php {RUN} ?><!DOCTYPE html>",
    "title": f"</title><script>{RUN}</script>",
    "script end": f"</script><script>{RUN}</script>",
    "style end": f"</style></textarea></noscript></template><img src=x onerror={RUN}>",
    "double quote": f'"><img src=x onerror={RUN}> " onmouseover="{RUN}" autofocus onfocus="{RUN}',
    "single quote": f"'><img src=x onerror={RUN}> ' onmouseover='{RUN}' autofocus onfocus='{RUN}",
    "backtick": f"` onerror=`{RUN}` autofocus onfocus=`{RUN}` x=`",
    "unquoted": f"x onmouseover={RUN} autofocus onfocus={RUN} style=position:fixed",
    "frame": f'<iframe srcdoc="<script>parent.pwned=1</script>" src="javascript:{RUN}"></iframe>',
    "form": f"<form id=list action=javascript:{RUN}><input name=q autofocus onfocus={RUN}>",
    "head": "<base href=//elak.example/><meta http-equiv=refresh content='0;url=//elak.example'>"
    "<link rel=stylesheet href=//elak.example/a.css><style>*{display:none}</style>",
    "object": f"<object data=javascript:{RUN}></object><embed src=javascript:{RUN}><applet>",
    "confused parser": "<math><mtext><table><mglyph><style><!--</style>"
    f'<img title="--&gt;&lt;img src=x onerror={RUN}&gt;">',
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "toggle": f"<details open ontoggle={RUN}><summary>x</summary></details><dialog open>",
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img src=x onerror={RUN}&#62; &amp;lt;",
    "half entities": "&ltscript&gt; &#x3c &notin; &NewLine; & &copy &#0; &#x110000;",
    "pagefind": "<p data-pagefind-ignore data-pagefind-meta='url:/elak/' data-pagefind-body>",
    "json": '"]},{"url":"//elak.example"}; \\" \\u003cscript\\u003e \\x3cb\\x3e %3Cb%3E %00 \\',
    "template": "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7} <%= 7*7 %> [[7*7]] %(7)s {0} {filename}",
    "constructor": "{{constructor.constructor('window.pwned=1')()}}",
}
MARKDOWN = {
    "script link": f"[klick](javascript:{RUN})",
    "script link, hidden": f"[klick](JaVaScRiPt&#58;{RUN}) [klick](&#106;avascript&colon;{RUN})",
    "data link": f"[klick](data:text/html,<script>{RUN}</script>)",
    "vbscript link": f"[klick](vbscript:{RUN})",
    "other host": "[klick](//elak.example) [klick](\\\\elak.example) [klick](https:elak.example)",
    "automatic": f"<javascript:{RUN}> <data:text/html,x> <info@elak.example>",
    "reference": f'[klick][r] och [r]\n\n[r]: javascript:{RUN} "x"',
    "title": f'[klick](https://elak.example "x\\" onmouseover=\\"{RUN}")',
    "picture": f'![bild](x" onerror="{RUN})',
    "html": f'<div markdown="1" onclick="{RUN}">**fet** <b onmouseover={RUN}>x</b></div>',
    "code": f"`<script>{RUN}</script>` och ``<img src=x onerror={RUN}>``\n\n    <svg onload={RUN}>",
    "table": f"| <img src=x onerror={RUN}> | a |\n|---|---|\n| <svg onload={RUN}> | {'ord' * 40} |",
    "attributes": f'# rubrik {{: onclick="{RUN}" style="position:fixed" }}\n\nord {{: .hidden }}',
    "nested": "> > > 1. ett\n> > >\n> > >     - två\n> > >\n> > >         - tre **fyra *fem* sex**",
    "nested too deep": "- " * 20 + "ord",
    "unclosed": "**a __b *c _d `e [f](g [h][i ![j",
    "placeholder": "klzzwxh:0000 wzxhzdk:0 wzxhzdk:1 amp-lt STX ETX",
}
LOOKALIKES = {
    "yaml": "nyckel: [a, {b: *c}] # d !!python/object/apply:os.system | > ? - --- ... &e",
    "yaml quotes": "'\"' it''s \\\" \"",
    "list": "- ett",
    "null": "null",
    "tilde": "~",
    "nan": "NaN",
    "infinity": "-.inf",
    "no": "no",
    "nought": "0",
    "octal": "0o17",
    "number": "1e999",
    "date": "2026-01-01",
    "proto": "__proto__",
    "object": "constructor",
    "method": "hasOwnProperty",
    "undefined": "undefined",
    "spreadsheet": '=HYPERLINK("//elak.example","klick")',
    "spreadsheet command": "+cmd|' /C calc'!A0 @SUM(1) -2+3",
    "path": "../../../../etc/passwd C:\\aux .. %2e%2e%2f",
}
_MARKS = "\u0301\u0323\u0308\u0330\u0316\u035c\u0489\u0361"
UNICODE = {
    "homoglyphs": "Каfé Аsеn раyраl.com ⅽafé Ｋａｆé 𝕂𝔞𝓯é ⓚⓐⓕⓔ",
    "zero width": "Ka\u200bf\u200cé\u200d Li\u2060n\u034fden \u180e\u200e\u200f",
    "blank": "\u3164\u2800\u115f\u1160",
    "marks": "Z" + _MARKS * 25 + "algo",
    "marks everywhere": "".join(letter + _MARKS for letter in "Överallt märken"),
    "mark first": "\u0301\u0489först",
    "long word": "Å" * 20_000,
    "long word of w": "W" * 20_000,
    "no-break": "ord\u00a0utan\u202fslut\u2011" * 700,
    "soft hyphens": "arbets\u00admarknads\u00adpolitiska\u00ad" * 300,
    "right to left": "(שלום עולם) 123 مرحبا بالعالم، ASF!",
    "emoji": "👩🏽‍🚀👨‍👩‍👧‍👦🏴‍☠️🇸🇪❤️‍🔥1️⃣" * 20,
    "pictograms": "★🚀☂",
    "signs": "€",
    "wide": "株式会社社会的企業" * 30,
    "one wide letter": "﷽𒐫⸻ ﷺ",
    "tall": "ྐྵྐྵྐྵ กำ็้้้้้้ ஸ்ரீ நிி ཧཱུྃ",
    "astral": "𝔸𝔹𠀀𠮷🂡𐍈",
    "private and unassigned": "\ue000\uf8ff\u0378\ufdd0\ufff9a\ufffab\ufffb\ufffc\ufffd",
    "kinds of space": "a\u2003b\u3000c\u205fd\u1680e\tf",
}


TEXTS = {
    f"{kind}, {name}": text
    for kind, family in {
        "html": HTML,
        "markdown": MARKDOWN,
        "lookalike": LOOKALIKES,
        "unicode": UNICODE,
    }.items()
    for name, text in family.items()
}
