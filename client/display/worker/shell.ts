const ASSET = /\/assets\/[\w.-]+/g;

/** The built files that a page or a style sheet names; their names carry a hash, so a text that names the same ones is the same build. */
export function assetsIn(text: string): string[] {
  return [...new Set(text.match(ASSET) ?? [])];
}

/** The name under which a build of the page is kept: it changes with what the page names. */
export function shelfOf(html: string): string {
  return `display ${assetsIn(html).toSorted().join(' ')}`;
}
