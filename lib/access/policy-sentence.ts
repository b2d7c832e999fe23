import type { PolicyDocument } from './policy.ts';

/** What a stored rule says, in words: `Members and the team ops may not delete entities, if its conditions hold.` */
export function policySentence({ effect, verbs, subject, conditions, appliesTo }: PolicyDocument): string {
  const { roles, teams, users } = appliesTo;
  const who = [...roles.map((role) => `${role}s`), ...teams.map((team) => `the team ${team}`), ...users];
  const condition = conditions && Object.keys(conditions).length > 0 ? ', if its conditions hold' : '';
  return `${sentenceCase(inWords(who, 'and'))} ${effect === 'can' ? 'may' : 'may not'} ${inWords(verbs, 'or')} ${PLURALS[subject] ?? subject}${condition}.`;
}

const PLURALS: Record<string, string> = {
  Blueprint: 'blueprints',
  Entity: 'entities',
  Action: 'actions',
  Run: 'runs',
  AuditEvent: 'audit events',
};

function inWords(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length <= 1) return words[0] ?? 'nobody';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function sentenceCase(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}
