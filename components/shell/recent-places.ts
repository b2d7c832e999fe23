/** A page somebody was on: an entity, a form, a run. */
export interface RecentPlace {
  href: string;
  title: string;
  /** what it belongs to: "Services" */
  under: string;
}

const KEPT = 8;
const nameOf = (userId: string) => `quayside:recent:${userId}`;

/** The newest first; nothing where the browser keeps nothing, or something else was kept. */
export function readRecentPlaces(userId: string): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(userId: string, place: RecentPlace): void {
  const others = readRecentPlaces(userId).filter(({ href }) => href !== place.href);
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify([place, ...others].slice(0, KEPT)));
  } catch {
    // A full or forbidden store only costs the memory of it.
  }
}

/** Only paths of our own: what stands in the store could come from anybody who had this browser. */
function isPlace(value: unknown): value is RecentPlace {
  const { href, title, under } = (value ?? {}) as Partial<RecentPlace>;
  return (
    typeof href === 'string' &&
    /^\/(?![/\\])/.test(href) &&
    typeof title === 'string' &&
    typeof under === 'string'
  );
}
