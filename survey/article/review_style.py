"""The look of a review page: light and dark, on screen and on paper.

Colours are those of Okabe and Ito, told apart by colour-blind readers; each state has a line of
its own under the words too, so that nothing hangs on colour.

References
----------
M. Okabe, K. Ito (2008), Color universal design, https://jfly.uni-koeln.de/color/
"""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #23211c; --faint: #6f6a5f; --rule: #e2ded3;
  --checked: #d3e8f6; --checked-line: #0072b2;
  --draft: #fbe6bd; --draft-line: #a86a00;
  --encoded: #d2ede3; --encoded-line: #00735a;
  --open: #fbd9c9; --open-line: #c24a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191a1c; --ink: #e7e4dc; --faint: #a39e92; --rule: #37383b;
    --checked: #123a54; --checked-line: #56b4e9;
    --draft: #4a3508; --draft-line: #e69f00;
    --encoded: #0d3d32; --encoded-line: #2fc39c;
    --open: #552309; --open-line: #ff8a4c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 3rem 1.5rem 5rem; max-width: 70rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif;
}
header { max-width: 44rem; margin: 0 0 2.5rem 3.75rem; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 600; margin: 0 0 .6rem; }
h2 { font-size: 1.2rem; margin: 0 0 .5rem; }
header p { margin: 0 0 .8rem; }
.kind, .legend, aside, .place, footer {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.kind { color: var(--faint); font-size: .85rem; letter-spacing: .02em; margin: 0 0 .3rem; }
.legend { list-style: none; padding: 0; margin: 0; font-size: .82rem; color: var(--faint); }
.legend li { display: inline-block; margin: 0 1.2rem .35rem 0; }
section {
  display: grid; grid-template-columns: 2.5rem minmax(0, 1.8fr) minmax(0, 1fr);
  column-gap: 1.25rem; align-items: start; padding: .35rem 0; scroll-margin-top: 1rem;
}
section > p { margin: 0 0 .65rem; overflow-wrap: break-word; }
.place {
  color: var(--faint); font-size: .78rem; line-height: 2.25; text-align: right;
  text-decoration: none; font-variant-numeric: tabular-nums;
}
section:target .place { color: var(--ink); font-weight: 700; }
mark {
  color: inherit; background: none; padding: .08em .12em; border-radius: .15em;
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
  text-decoration: underline; text-underline-offset: .22em; text-decoration-thickness: .1em;
}
mark a { color: inherit; text-decoration: none; }
mark sup { font-size: .62em; line-height: 0; padding-left: .15em; }
mark.checked { background: var(--checked); text-decoration-color: var(--checked-line); }
mark.draft {
  background: var(--draft); text-decoration-color: var(--draft-line);
  text-decoration-style: dashed;
}
mark.encoded {
  background: var(--encoded); text-decoration-color: var(--encoded-line);
  text-decoration-style: double;
}
mark.open {
  background: var(--open); text-decoration-color: var(--open-line); text-decoration-style: wavy;
}
mark.other { text-decoration-color: var(--faint); text-decoration-style: dotted; }
mark:target, li:target { outline: .15em solid var(--checked-line); outline-offset: .1em; }
aside { font-size: .8rem; line-height: 1.45; color: var(--faint); margin: .2rem 0 .8rem; }
aside ol { margin: 0; padding: 0; list-style: none; }
aside li {
  border-left: .2rem solid var(--rule); padding: 0 0 0 .7rem; margin: 0 0 .6rem;
  overflow-wrap: anywhere;
}
aside span { color: var(--faint); font-weight: 400; font-variant-numeric: tabular-nums; }
aside li > a { color: var(--ink); font-weight: 600; text-decoration: none; }
aside li.checked { border-color: var(--checked-line); }
aside li.draft { border-color: var(--draft-line); border-left-style: dashed; }
aside li.encoded { border-color: var(--encoded-line); border-left-style: double; }
aside li.open { border-color: var(--open-line); border-left-style: dotted; }
aside li p { margin: .15rem 0 .35rem; }
aside b { color: var(--ink); font-weight: 600; }
aside q { color: var(--ink); }
code { font-size: .72rem; font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
footer { margin: 2.5rem 0 0 3.75rem; font-size: .9rem; border-top: 1px solid var(--rule); }
footer h2 { margin-top: 1.2rem; }
@media (max-width: 56rem) {
  body { padding: 1.5rem 1rem 3rem; }
  header, footer { margin-left: 0; }
  section { grid-template-columns: 2rem minmax(0, 1fr); column-gap: .6rem; }
  aside { grid-column: 2; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #444; --rule: #bbb; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  section { grid-template-columns: 1.6rem minmax(0, 1fr) 14rem; }
  section > p, aside li { break-inside: avoid; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
