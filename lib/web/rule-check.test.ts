import { describe, expect, it } from 'vitest';
import { isRuleChecked } from './rule-check.ts';

const asked = {
  checks: [
    { verb: 'read', subject: 'Team' },
    { verb: 'update', subject: 'Entity' },
  ],
};

describe('isRuleChecked', () => {
  it('wants the verb and the subject in one question', () => {
    expect(isRuleChecked({ verb: 'update', subject: 'Entity' }, asked)).toBe(true);
    expect(isRuleChecked({ verb: 'update', subject: 'Team' }, asked)).toBe(false);
    expect(isRuleChecked({ verb: 'delete', subject: 'Entity' }, asked)).toBe(false);
    expect(isRuleChecked({ verb: 'update', subject: 'Entity' }, {})).toBe(false);
  });

  it('is content with one of several verbs', () => {
    expect(isRuleChecked({ verb: ['create', 'update'], subject: 'Entity' }, asked)).toBe(true);
    expect(isRuleChecked({ verb: ['create', 'delete'], subject: 'Entity' }, asked)).toBe(false);
  });

  it('asks nothing of routes without a rule', () => {
    expect(isRuleChecked('public', {})).toBe(true);
    expect(isRuleChecked('signed-in', {})).toBe(true);
  });
});
