"""Strings that try to act: as names, notes, promises, and as what a model wrote."""

from __future__ import annotations

SCRIPTS = (
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "<svg onload=window.hurt=1>",
    "<svg><script>window.hurt=1</script></svg>",
    "<iframe src='javascript:parent.hurt=1'></iframe>",
    "<body onload=window.hurt=1>",
    "<input autofocus onfocus=window.hurt=1>",
    "<details open ontoggle=window.hurt=1>",
    "<video><source onerror=window.hurt=1></video>",
    "<a href='javascript:window.hurt=1'>press</a>",
    "<math><mi xlink:href='javascript:window.hurt=1'>x</mi></math>",
    "<object data='javascript:window.hurt=1'></object>",
    "<template><script>window.hurt=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.hurt=1>'>",
    "</textarea><script>window.hurt=1</script>",
    "</title><script>window.hurt=1</script>",
    "</style><script>window.hurt=1</script>",
    "--><script>window.hurt=1</script>",
    '"><script>window.hurt=1</script>',
    "'><img src=x onerror=window.hurt=1>",
    "${window.hurt=1}",
    "{{window.hurt=1}}",
    "{{#each this}}{{this}}{{/each}}",
    "@children",
    "`+(window.hurt=1)+`",
)
FETCHES = (
    "![x](http://hostile.invalid/a.png)",
    "<img src='http://hostile.invalid/b.png'>",
    "<link rel=stylesheet href='http://hostile.invalid/c.css'>",
    "<style>@import 'http://hostile.invalid/d.css';</style>",
    "<style>body{background:url(http://hostile.invalid/e.png)}</style>",
    "<div style='background:url(http://hostile.invalid/f.png)'>x</div>",
    "<meta http-equiv=refresh content='0;url=http://hostile.invalid/g'>",
    "<form action='http://hostile.invalid/h'><button>Send</button></form>",
    "<base href='http://hostile.invalid/'>",
    "<audio src='http://hostile.invalid/i.mp3' autoplay></audio>",
    "<iframe src='http://hostile.invalid/j'></iframe>",
    "<embed src='http://hostile.invalid/k'>",
    "[press](http://hostile.invalid/l)",
    "<http://hostile.invalid/m>",
    "[x]: http://hostile.invalid/n\n![x]",
    "<svg><image href='http://hostile.invalid/o.png'/></svg>",
    "<table background='http://hostile.invalid/p.png'><tr><td>x</td></tr></table>",
    "![x](javascript:window.hurt=1)",
    "[x](data:text/html,<script>window.hurt=1</script>)",
    "<button data-do='forget' data-id='all'>x</button>",
    "<p data-copy='x' data-example='y' data-show='draft'>x</p>",
    "<p id='em-send' class='em-button' style='position:fixed;inset:0'>cover</p>",
)
WRAPPED = ("{}", "# {}", "- {}", "> {}", "**{}**", "| a | b |\n|---|---|\n| {} | x |")
ODD = (
    "\x00\x01\x02",
    "\u202e\u2066right to left\u2069",
    "a" * 5000,
    "🙂" * 400,
    "\ufeff" * 20,
    "\\ud800 &#0; %s %n",
)
FRAMED = tuple(
    frame.format(words) if "{" not in words else words
    for number, words in enumerate(SCRIPTS + FETCHES)
    for frame in (WRAPPED[0], WRAPPED[1 + number % (len(WRAPPED) - 1)])
)
HOSTILE = (*FRAMED, *ODD)
"""A hundred strings."""
