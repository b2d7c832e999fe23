import type { AuditEvent } from './audit-event.ts';

type Said = Pick<
  AuditEvent,
  'actor' | 'action' | 'resourceType' | 'resourceId' | 'blueprint' | 'entity' | 'runId' | 'runOf'
> & {
  difference?: AuditEvent['difference'];
};

/** What happened, as a sentence one can read: `Ada Admin changed the role of devi@example.com to Admin.` */
export function auditSentence(event: Said): string {
  const known = Object.hasOwn(PHRASES, event.action) ? PHRASES[event.action] : undefined;
  const phrase = (known ?? plainPhrase)(event);
  const cause = event.runId && event.resourceType !== 'Run' ? ` in ${runIn(event)}` : '';
  return `${who(event)} ${phrase}${cause}.`;
}

type Phrase = (event: Said) => string;

const PHRASES: Record<string, Phrase> = {
  'action.permissions': (event) => `changed who may run and approve the action ${event.resourceId}`,
  'action.restore': restored,
  'blueprint.restore': restored,
  'blueprint.update': (event) => `changed the blueprint ${event.resourceId}${fields(event)}`,
  'demo.seed': () => 'loaded the demo data',
  'demo.clear': () => 'took the demo away and started empty',
  'entity.update': (event) => `changed ${thing(event)}${fields(event)}`,
  'invitation.accept': (event) => `came with the invitation of ${event.resourceId}`,
  'invitation.create': (event) => `invited ${event.resourceId}${toValue(event, 'role', 'as')}`,
  'invitation.revoke': (event) => `took back the invitation of ${event.resourceId}`,
  'policy.save': (event) => `saved the policy ${event.resourceId}`,
  'run.submit': (event) => `requested ${thing(event)}`,
  'run.approve': (event) => `approved ${thing(event)}`,
  'run.decline': (event) => `declined ${thing(event)}`,
  'run.release': (event) => `released ${thing(event)} by changing who must approve it`,
  'run.comment': (event) => `commented on ${thing(event)}`,
  'run.withdraw': (event) => `withdrew ${thing(event)}`,
  'run.cancel': (event) => `cancelled ${thing(event)}`,
  'run.dispatch': (event) => `sent ${thing(event)} to GitHub`,
  'run.refuse': (event) => `was refused by GitHub when sending ${thing(event)}`,
  'run.end': (event) => `saw ${thing(event)} end${endedAs(event)}`,
  'run.repeat': (event) => `put ${thing(event)} in line to be sent again`,
  'run.resolve': (event) => `decided what became of ${thing(event)}`,
  'run.duplicate': (event) => `found a second workflow run for ${thing(event)}`,
  'run.void_approval': (event) =>
    `set an approval of ${thing(event)} aside, because the approver may not approve any more`,
  'team.add_member': (event) => `added ${member(event)} to the team ${event.resourceId}`,
  'team.grant_moderator': (event) =>
    `made the team ${event.resourceId} moderator of the blueprint ${event.blueprint}`,
  'team.revoke_moderator': (event) =>
    `ended that the team ${event.resourceId} moderates the blueprint ${event.blueprint}`,
  'team.remove_member': (event) => `removed ${member(event)} from the team ${event.resourceId}`,
  'user.ask_for_access': () => 'signed in for the first time and waits for an Admin to enable the account',
  'user.disable': (event) => `disabled the account of ${event.resourceId}`,
  'user.enable': (event) => `enabled the account of ${event.resourceId}`,
  'user.grant_moderator': (event) => `made ${event.resourceId} moderator of the blueprint ${event.blueprint}`,
  'user.revoke_moderator': (event) =>
    `ended that ${event.resourceId} moderates the blueprint ${event.blueprint}`,
  'user.join': () => 'signed in for the first time',
  'user.set_role': (event) => `changed the role of ${event.resourceId}${toValue(event, 'role')}`,
  'user.sign_in': () => 'signed in',
  'user.sign_out': () => 'signed out',
  'user.sign_out_everywhere': (event) =>
    isSelf(event) ? 'signed out everywhere' : `signed ${event.resourceId} out everywhere`,
  'user.issue_token': () => 'got an access token',
  'user.setup': () => 'opened the setup link and became the first Admin',
};

const DONE: Record<string, string> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  save: 'saved',
};

function plainPhrase(event: Said): string {
  const verb = event.action.slice(event.action.indexOf('.') + 1);
  const done = Object.hasOwn(DONE, verb) ? DONE[verb] : `did “${verb.replaceAll('_', ' ')}” to`;
  return `${done} ${thing(event)}`;
}

function who({ actor }: Said): string {
  if (actor.kind === 'system' || actor.kind === 'webhook') return `Quayside (${actor.name ?? actor.kind})`;
  return actor.name ?? actor.email ?? actor.id;
}

function thing(event: Said): string {
  const { resourceType, resourceId, blueprint, entity } = event;
  if (resourceType === 'Entity') return `${blueprint ?? 'the entity'} ${entity ?? resourceId}`;
  if (resourceType === 'Run') return `${runOn(event)}${entity ? ` for ${blueprint ?? ''} ${entity}` : ''}`;
  if (resourceType === 'User') return `the user ${resourceId}`;
  if (resourceType === 'View') return viewOf(event);
  return `the ${resourceType.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()} ${resourceId}`;
}

/** Of a personal view nothing is recorded, not even its name. */
function viewOf({ blueprint, difference, resourceId }: Said): string {
  return `${difference ? `the view “${resourceId}”` : 'a personal view'} of ${blueprint}`;
}

function runOn({ resourceId, runOf }: Said): string {
  return runOf ? `“${runOf}”` : `run ${resourceId}`;
}

function runIn({ runId, runOf }: Said): string {
  return runOf ? `a run of “${runOf}”` : `run ${runId}`;
}

/** ` (title, lifecycle)`: the fields that changed, three of them at most. */
function fields({ difference }: Said): string {
  if (!difference) return '';
  const nested = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const names = new Set<string>();
  for (const side of [difference.before, difference.after])
    for (const [name, value] of Object.entries(side)) {
      const changed = name === 'properties' || name === 'relations' ? nested(value) : [name];
      for (const field of changed) names.add(field);
    }
  const shown = [...names].slice(0, 3).join(', ');
  return names.size === 0 ? '' : ` (${shown}${names.size > 3 ? ` and ${names.size - 3} more` : ''})`;
}

function restored(event: Said): string {
  const version = event.difference?.after.restoredVersion;
  return `restored ${typeof version === 'number' ? `version ${version}` : 'an earlier version'} of ${thing(event)}`;
}

function toValue({ difference }: Said, field: string, word = 'to'): string {
  const value = difference?.after[field];
  return typeof value === 'string' ? ` ${word} ${value}` : '';
}

function endedAs({ difference }: Said): string {
  const state = difference?.after.state;
  return typeof state === 'string' ? ` as ${state}` : '';
}

function member({ difference }: Said): string {
  const value = difference?.after.member ?? difference?.before.member;
  return typeof value === 'string' ? value : 'somebody';
}

function isSelf({ actor, resourceId }: Said): boolean {
  return actor.email === resourceId || actor.id === resourceId;
}
