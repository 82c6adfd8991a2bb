/** Where in the page one is: the list, a new session, one session's room or its script. */
export type Place = { at: 'list' } | { at: 'new' } | { at: 'room' | 'script'; session: string };

/** Reads `#room/abc`; whatever else stands there is the list. */
export function placeIn(hash: string): Place {
  const [at = '', session = ''] = hash.replace(/^#/, '').split('/');
  if (at === 'new') return { at };
  return (at === 'room' || at === 'script') && session !== '' ? { at, session } : { at: 'list' };
}

export function hashOf(place: Place): string {
  return 'session' in place ? `#${place.at}/${place.session}` : `#${place.at}`;
}
