import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assetsIn, shelfOf } from './shell.ts';

const HTML = `<link rel="icon" href="/assets/favicon-a1.svg"><script type="module" crossorigin src="/assets/display-B_2-x.js"></script>
  <link rel="modulepreload" crossorigin href="/assets/shared-c3.js"><link rel="stylesheet" crossorigin href="/assets/display-d4.css">`;

const shell = suite('what the worker keeps of a build');

shell('are the scripts, styles and the sign that the page names, once each', () => {
  assert.equal(assetsIn(HTML + HTML), ['/assets/favicon-a1.svg', '/assets/display-B_2-x.js', '/assets/shared-c3.js', '/assets/display-d4.css']);
});

shell('are the fonts that a style sheet names', () => {
  assert.equal(assetsIn('@font-face{src:url(/assets/be-viet-400-z9.woff2)format("woff2")}'), ['/assets/be-viet-400-z9.woff2']);
});

shell('has a name that changes with the build and not with the order in the page', () => {
  assert.is(shelfOf('a /assets/x-1.js b /assets/y-2.css'), shelfOf('/assets/y-2.css /assets/x-1.js'));
  assert.is.not(shelfOf('/assets/x-1.js'), shelfOf('/assets/x-2.js'));
});

shell.run();
