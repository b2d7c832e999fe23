import { expect, it } from 'vitest';
import type { PolicyDocument } from './policy.ts';
import { renameInPolicy } from './rename-in-policy.ts';
import type { Subject } from './subjects.ts';

const policy = (subject: Subject, conditions?: unknown) =>
  ({
    title: 'pay',
    effect: 'cannot',
    verbs: ['read'],
    subject,
    ...(conditions ? { conditions } : {}),
    appliesTo: { users: [], teams: ['pay'], roles: [] },
    reason: 'pay',
  }) as PolicyDocument;
const own = { context: 'user', property: 'teams' };

it.each<[Subject, unknown, unknown]>([
  ['Blueprint', { identifier: 'pay' }, { identifier: 'hr' }],
  ['Entity', { blueprint: 'pay', identifier: 'pay' }, { blueprint: 'hr', identifier: 'pay' }],
  ['Entity', { blueprint: { $eq: 'pay' }, title: 'pay' }, { blueprint: { $eq: 'hr' }, title: 'pay' }],
  ['Entity', { blueprint: { $nin: ['a', 'pay'] } }, { blueprint: { $nin: ['a', 'hr'] } }],
  ['Entity', { 'properties.blueprint': 'pay', team: own }, { 'properties.blueprint': 'pay', team: own }],
  ['Action', { $or: [{ blueprint: { $not: 'pay' } }] }, { $or: [{ blueprint: { $not: 'hr' } }] }],
  ['Action', { $not: { blueprint: { $ne: 'pay' } } }, { $not: { blueprint: { $ne: 'hr' } } }],
  ['Run', { blueprintIdentifier: { $in: ['pay'] } }, { blueprintIdentifier: { $in: ['hr'] } }],
  ['Run', { actionIdentifier: 'pay' }, { actionIdentifier: 'pay' }],
  ['AuditEvent', { blueprint: 'pay' }, { blueprint: { $in: ['pay', 'hr'] } }],
  ['AuditEvent', { blueprint: { $ne: 'pay' } }, { blueprint: { $nin: ['pay', 'hr'] } }],
  ['AuditEvent', { blueprint: { $in: ['pay', 'hr'] } }, { blueprint: { $in: ['pay', 'hr'] } }],
])('%s %j', (subject, before, after) => {
  expect(renameInPolicy(policy(subject, before), 'pay', 'hr')).toEqual(policy(subject, after));
});

it('takes a fact about the caller for no name', () => {
  const before = policy('Entity', { blueprint: { context: 'user', property: 'email' } });
  expect(renameInPolicy(before, 'user', 'person')).toEqual(before);
  expect(renameInPolicy(before, 'email', 'person')).toEqual(before);
});

it('leaves a policy without conditions', () => {
  expect(renameInPolicy(policy('Entity'), 'pay', 'hr')).toEqual(policy('Entity'));
});
