/** Some announcements may have been missed: everything may be stale. */
export const MISSED = '*';

/** Whether a listener for `wanted` is told of `topic`; `entities:*` hears every `entities:…`. */
export function hears(wanted: string, topic: string): boolean {
  if (topic === MISSED) return true;
  // A change of a run may be announced without its id.
  if (topic === 'runs' && wanted.startsWith('run:')) return true;
  return wanted.endsWith(':*') ? topic.startsWith(wanted.slice(0, -1)) : wanted === topic;
}
