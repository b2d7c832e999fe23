import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { changesOf } from './changes.ts';

let count = 0;
function event(action: string, extra: Partial<AuditEvent> = {}): AuditEvent {
  count += 1;
  return {
    id: `e${count}`,
    at: new Date('2026-08-24T12:00:00Z'),
    actor: { kind: 'person', id: 'u1', name: 'Ada' },
    action,
    resourceType: 'Entity',
    resourceId: `thing-${count}`,
    blueprint: 'service',
    entity: `thing-${count}`,
    runId: null,
    ...extra,
  } as AuditEvent;
}

describe('changesOf', () => {
  it('leaves out who came and went', () => {
    const events = [event('user.sign_in'), event('user.sign_out_everywhere'), event('user.issue_token')];
    expect(changesOf(events, 8)).toEqual([]);
    expect(changesOf([event('user.set_role', { resourceType: 'User' })], 8)).toHaveLength(1);
  });

  it('tells the same deed to several things in a row as one', () => {
    const other = { actor: { kind: 'person', id: 'u2', name: 'Bo' } };
    const events = [
      event('entity.create'),
      event('entity.create'),
      event('entity.create'),
      event('entity.create', other),
    ];
    const changes = changesOf(events, 8);
    expect(changes.map((change) => change.sentence)).toEqual([
      expect.stringMatching(/^Ada created service thing-\d+ and 2 more\.$/),
      expect.stringMatching(/^Bo created service thing-\d+\.$/),
    ]);
  });

  it('counts a thing once, however often it was changed', () => {
    const [change] = changesOf(
      [event('entity.update', { resourceId: 'x' }), event('entity.update', { resourceId: 'x' })],
      8,
    );
    expect(change?.sentence).not.toContain('more');
  });

  it('leads to what there is to see', () => {
    const run = event('run.submit', {
      resourceType: 'Run',
      resourceId: 'r_1',
      runOf: 'Deploy',
      entity: null,
    });
    const [runChange, made, gone] = changesOf(
      [run, event('entity.create', { entity: 'a/b' }), event('entity.delete')],
      8,
    );
    expect(runChange?.href).toBe('/runs/r_1');
    expect(runChange?.sentence).toContain('“Deploy”');
    expect(made?.href).toBe('/catalog/service/a%2Fb');
    expect(gone?.href).toBeUndefined();
  });

  it('stops at the limit', () => {
    const events = ['entity.create', 'entity.update', 'entity.delete'].map((action) => event(action));
    expect(changesOf(events, 2)).toHaveLength(2);
  });
});
