/** One frame of the event stream names one topic or several. */
export function topicsOfFrame(data: string): string[] {
  const text = data.trim();
  if (!text.startsWith('{') && !text.startsWith('[') && !text.startsWith('"')) return text ? [text] : [];
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return [value];
    const list = Array.isArray(value) ? value : fromObject(value);
    return list.filter((topic): topic is string => typeof topic === 'string');
  } catch {
    return [];
  }
}

function fromObject(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('topics' in value && Array.isArray(value.topics)) return value.topics;
  return 'topic' in value ? [value.topic] : [];
}

/** `runs` is heard by `runs`; `entities:*` hears every `entities:…`. */
export function hears(wanted: string, topic: string): boolean {
  return wanted.endsWith(':*') ? topic.startsWith(wanted.slice(0, -1)) : wanted === topic;
}
