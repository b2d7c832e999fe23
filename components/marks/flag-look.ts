/** Eight divisions of a 16 × 16 field. */
export const DIVISIONS = [
  'M0 0h8v8H0zM8 8h8v8H8z',
  'M5.5 0h5v16h-5z',
  'M0 5.5h16v5H0z',
  'M8 3.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8z',
  'M0 0h8v16H0z',
  'M0 8h16v8H0z',
  'M5.5 0h5v5.5H16v5h-5.5V16h-5v-5.5H0v-5h5.5z',
  'M0 0h16L0 16z',
] as const;

export interface FlagLook {
  division: (typeof DIVISIONS)[number];
  /** categorical colour, 1 to 10 */
  hue: number;
}

/** A team keeps its flag for as long as it keeps its id. */
export function flagLook(team: string): FlagLook {
  const hash = fnv1a(team);
  return {
    division: DIVISIONS[(hash >>> 12) % DIVISIONS.length] as FlagLook['division'],
    hue: (hash % 10) + 1,
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
