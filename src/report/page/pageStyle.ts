import { darkColours } from '../figures/darkened.ts';

/** Figures are light; on a dark page their colours are replaced, as in a dark figure. */
const darkFigures = [...darkColours]
  .map(([light, dark]) =>
    ['fill', 'stroke', 'color'].map((name) => `figure svg [${name}="${light}"] { ${name}: ${dark}; }`).join(' '),
  )
  .join('\n  ');

/** Style of the report page: readable on paper, on narrow screens, in the dark. Contrast of all text is at least 7:1. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1a1a1a; --page: #ffffff; --muted: #4d4d4d; --rule: #c9c9c9; --link: #00508a; }
@media screen and (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #17191c; --muted: #bdbdbd; --rule: #45494f; --link: #8cc8ff; }
  ${darkFigures}
}
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--rule); padding-bottom: .2rem; }
a { color: var(--link); }
.muted, caption, figcaption { color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; margin: .5rem 0 1rem; }
caption { text-align: left; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .7rem .25rem 0; border-bottom: 1px solid var(--rule); }
.texts table { width: 100%; min-width: 46rem; table-layout: fixed; } .texts :is(th, td) { overflow-wrap: anywhere; }
.texts th:nth-child(1) { width: 23%; } .texts th:nth-child(2) { width: 12%; } .texts th:nth-child(3) { width: 11%; }
.even th:nth-child(n) { width: 17%; } .even th:nth-child(4) { width: 12%; } .even th:nth-child(5) { width: 34%; }
th { font-weight: 600; } .number { text-align: right; font-variant-numeric: tabular-nums; } td.number { white-space: nowrap; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; }
pre { background: color-mix(in srgb, var(--text) 7%, var(--page)); padding: .7rem; overflow-x: auto; }
details > summary { cursor: pointer; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } details > * { display: block; } .wide { overflow: visible; } td.number { white-space: normal; } .texts table { min-width: 0; } figure, tr { break-inside: avoid; } }
`;
