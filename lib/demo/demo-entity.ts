/** An entity of the demo, as `/v1` takes it. */
export interface DemoEntity {
  identifier: string;
  title: string;
  team: string[];
  properties: Record<string, unknown>;
  relations: Record<string, string | string[]>;
}

export interface DemoTeam {
  identifier: string;
  title: string;
  description: string | null;
}

const DAY = 86_400_000;

/** The time `days` before `now`, as entities hold it. */
export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY).toISOString().replace(/\.\d+Z$/, 'Z');
}
