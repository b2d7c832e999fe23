/**
 * Query keys begin with the topic that makes them stale: `['entities', blueprint, …]`, `['run', id, …]`, `['runs', …]`,
 * `['approvals', …]`, `['blueprints', …]`, `['actions', …]`, `['audit', …]`, `['access', …]`.
 */
export function keysOfTopic(topic: string): string[][] {
  // The stream names a single run only to those who may see it; to others it says `runs`.
  if (topic === 'runs') return [['runs'], ['run']];
  const colon = topic.indexOf(':');
  if (colon < 0) return [[topic]];
  const family = topic.slice(0, colon);
  const id = topic.slice(colon + 1);
  return family === 'run' ? [['run', id]] : [[family, id]];
}
