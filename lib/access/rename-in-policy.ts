import type { PolicyDocument } from './policy.ts';
import type { Subject } from './subjects.ts';

/** The attribute of each subject that is the identifier of a blueprint. */
const NAMING: Partial<Record<Subject, string>> = {
  Blueprint: 'identifier',
  Entity: 'blueprint',
  Action: 'blueprint',
  Run: 'blueprintIdentifier',
  AuditEvent: 'blueprint',
};

/**
 * The policy that means the same after blueprint `from` is renamed to `to`. Audit rows keep the name they were
 * written with: rules about them name both.
 */
export function renameInPolicy(policy: PolicyDocument, from: string, to: string): PolicyDocument {
  const attribute = NAMING[policy.subject];
  if (attribute === undefined || policy.conditions === undefined) return policy;
  const names = policy.subject === 'AuditEvent' ? [from, to] : [to];
  const conditions = inConditions(policy.conditions, attribute, { from, names });
  return { ...policy, conditions: conditions as NonNullable<PolicyDocument['conditions']> };
}

interface Rename {
  from: string;
  names: string[];
}

function inConditions(conditions: unknown, attribute: string, rename: Rename): unknown {
  if (typeof conditions !== 'object' || conditions === null) return conditions;
  if (Array.isArray(conditions)) return conditions.map((one) => inConditions(one, attribute, rename));
  return mapEntries(conditions, (key, value) => {
    if (key === attribute) return [key, inField(value, rename)];
    return [key, key.startsWith('$') ? inConditions(value, attribute, rename) : value];
  });
}

/** A value, or operators on the attribute; a fact about the caller is no name of a blueprint. */
function inField(field: unknown, rename: Rename): unknown {
  const { from, names } = rename;
  if (field === from) return names.length === 1 ? names[0] : { $in: names };
  if (typeof field !== 'object' || field === null || 'context' in field) return field;
  return mapEntries(field, (operator, operand) => {
    if (operator === '$not') return [operator, inField(operand, rename)];
    if (Array.isArray(operand))
      return [operator, [...new Set(operand.flatMap((name) => (name === from ? names : [name])))]];
    const list = AS_LIST[operator];
    if (operand !== from || !list) return [operator, operand];
    return names.length === 1 ? [operator, names[0]] : [list, names];
  });
}

/** Comparisons of order, such as `$gt`, mean no blueprint in particular and stay. */
const AS_LIST: Record<string, string> = { $eq: '$in', $ne: '$nin' };

function mapEntries(value: object, change: (key: string, value: unknown) => [string, unknown]) {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => change(key, item)));
}
