import { describe, expect, it } from 'vitest';
import { auditSentence } from './sentence.ts';

const base = {
  actor: { kind: 'person', id: '1', name: 'Ada Admin', email: 'ada@example.com' },
  blueprint: null,
  entity: null,
  runId: null,
  runOf: null,
  difference: null,
};
type Event = Parameters<typeof auditSentence>[0];
const say = (event: Partial<Event>) => auditSentence({ ...base, ...event } as Event);

describe('auditSentence', () => {
  it.each<[Partial<Event>, string]>([
    [
      {
        action: 'invitation.create',
        resourceType: 'Invitation',
        resourceId: 'bo@x.y',
        difference: { before: {}, after: { role: 'Member' } },
      },
      'Ada Admin invited bo@x.y as Member.',
    ],
    [
      {
        action: 'view.delete',
        resourceType: 'View',
        resourceId: 'Ours',
        blueprint: 'service',
        difference: { before: { title: 'Ours' }, after: {} },
      },
      'Ada Admin deleted the view “Ours” of service.',
    ],
    [
      { action: 'view.update', resourceType: 'View', resourceId: '01a2', blueprint: 'service' },
      'Ada Admin changed a personal view of service.',
    ],
    [
      { action: 'invitation.accept', resourceType: 'Invitation', resourceId: 'bo@x.y' },
      'Ada Admin came with the invitation of bo@x.y.',
    ],
    [
      { action: 'invitation.revoke', resourceType: 'Invitation', resourceId: 'bo@x.y' },
      'Ada Admin took back the invitation of bo@x.y.',
    ],
    [
      { action: 'user.grant_moderator', resourceType: 'User', resourceId: 'bo@x.y', blueprint: 'service' },
      'Ada Admin made bo@x.y moderator of the blueprint service.',
    ],
    [
      { action: 'team.revoke_moderator', resourceType: 'Team', resourceId: 'ops', blueprint: 'service' },
      'Ada Admin ended that the team ops moderates the blueprint service.',
    ],
    [
      { action: 'blueprint.create', resourceType: 'Blueprint', resourceId: 'service' },
      'Ada Admin created the blueprint service.',
    ],
    [
      {
        action: 'entity.update',
        resourceType: 'Entity',
        resourceId: 'payments',
        blueprint: 'service',
        entity: 'payments',
        difference: {
          before: { title: 'a', properties: { tier: 1, lifecycle: 'x' } },
          after: { title: 'b', properties: { tier: 2, lifecycle: 'y', url: 'z' } },
        },
      },
      'Ada Admin changed service payments (title, tier, lifecycle and 1 more).',
    ],
    [
      {
        action: 'entity.update',
        resourceType: 'Entity',
        resourceId: 'payments',
        blueprint: 'service',
        entity: 'payments',
        difference: { before: { properties: {} }, after: { properties: { tier: 2 } } },
      },
      'Ada Admin changed service payments (tier).',
    ],
    [
      {
        action: 'entity.create',
        resourceType: 'Entity',
        resourceId: 'a',
        blueprint: 'service',
        entity: 'a',
        runId: 'r_1',
      },
      'Ada Admin created service a in run r_1.',
    ],
    [
      {
        action: 'run.approve',
        resourceType: 'Run',
        resourceId: 'r_1',
        runId: 'r_1',
        blueprint: 'service',
        entity: 'a',
      },
      'Ada Admin approved run r_1 for service a.',
    ],
    [
      {
        action: 'run.end',
        resourceType: 'Run',
        resourceId: 'r_1',
        actor: { kind: 'webhook', id: 'webhook:github', name: 'github' },
        difference: { before: { state: 'dispatched' }, after: { state: 'succeeded' } },
      },
      'Quayside (github) saw run r_1 end as succeeded.',
    ],
    [
      {
        action: 'run.decline',
        resourceType: 'Run',
        resourceId: 'r_1',
        runId: 'r_1',
        runOf: 'Request access',
        blueprint: 'service',
        entity: 'a',
      },
      'Ada Admin declined “Request access” for service a.',
    ],
    [
      {
        action: 'entity.delete',
        resourceType: 'Entity',
        resourceId: 'a',
        blueprint: 'service',
        entity: 'a',
        runId: 'r_1',
        runOf: 'Decommission',
      },
      'Ada Admin deleted service a in a run of “Decommission”.',
    ],
    [
      {
        action: 'user.set_role',
        resourceType: 'User',
        resourceId: 'devi@example.com',
        difference: { before: { role: 'Member' }, after: { role: 'Admin' } },
      },
      'Ada Admin changed the role of devi@example.com to Admin.',
    ],
    [
      { action: 'demo.seed', resourceType: 'Settings', resourceId: 'demo' },
      'Ada Admin loaded the demo data.',
    ],
    [{ action: 'user.sign_in', resourceType: 'User', resourceId: 'ada@example.com' }, 'Ada Admin signed in.'],
    [
      { action: 'user.sign_out_everywhere', resourceType: 'User', resourceId: 'ada@example.com' },
      'Ada Admin signed out everywhere.',
    ],
    [
      { action: 'user.sign_out_everywhere', resourceType: 'User', resourceId: 'devi@example.com' },
      'Ada Admin signed devi@example.com out everywhere.',
    ],
    [
      { action: 'machine.rotate_secret', resourceType: 'MachineClient', resourceId: 'ci' },
      'Ada Admin did “rotate secret” to the machine client ci.',
    ],
    [
      { action: 'toString', resourceType: 'Team', resourceId: 'x' },
      'Ada Admin did “toString” to the team x.',
    ],
  ])('%#', (event, sentence) => expect(say(event)).toBe(sentence));
});
