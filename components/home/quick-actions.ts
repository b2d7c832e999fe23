import { aboutTime } from '#components/self-service/action-experience.ts';

/** What is known of an action that can be offered. */
export interface OfferedAction {
  identifier: string;
  title: string;
  icon: string | null;
  needsApproval: boolean;
  /** of real runs, from the click to the end; null: nobody knows yet */
  usualSeconds: number | null;
  blueprint: string | null;
}

const SHOWN = 4;

/** The actions used last by the reader, filled up with others that may be run; never more than four. */
export function quickActions(
  offered: readonly OfferedAction[],
  usedLately: readonly string[],
): OfferedAction[] {
  const byIdentifier = new Map(offered.map((action) => [action.identifier, action]));
  const used = [...new Set(usedLately)].flatMap((identifier) => byIdentifier.get(identifier) ?? []);
  const others = offered.filter((action) => !used.includes(action));
  return [...used, ...others].slice(0, SHOWN);
}

/** "about 6 min, needs approval". */
export function quickHint({ usualSeconds, needsApproval }: OfferedAction): string {
  const parts = [
    ...(usualSeconds === null ? [] : [aboutTime(usualSeconds)]),
    needsApproval ? 'needs approval' : usualSeconds === null ? 'starts at once' : '',
  ].filter(Boolean);
  const hint = parts.join(', ');
  return hint.charAt(0).toUpperCase() + hint.slice(1);
}
