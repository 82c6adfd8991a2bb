export const SECTIONS = ['board', 'rounds', 'standing', 'people', 'displays', 'log', 'accounts'] as const;
export type Section = (typeof SECTIONS)[number];

/** Where in the page one is: a section, and in it perhaps a unit or a round. */
export interface Place { section: Section; of: string }

/** Reads `#board/TN`; whatever else stands there is the board. */
export function placeIn(hash: string): Place {
  const [name = '', ...rest] = hash.replace(/^#/, '').split('/');
  const section = SECTIONS.find((candidate) => candidate === name);
  return section === undefined ? { section: 'board', of: '' } : { section, of: decoded(rest.join('/')) };
}

export function hashOf(section: Section, of = ''): string {
  return of === '' ? `#${section}` : `#${section}/${encodeURIComponent(of)}`;
}

function decoded(text: string): string {
  // A link that was cut in a letter is no reason for the page not to open.
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
