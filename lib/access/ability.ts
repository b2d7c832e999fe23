import { Ability as CaslAbility } from '@casl/ability';
import type { Condition } from '@ucast/mongo2js';
import { type Conditions, parseConditions } from './conditions.ts';
import { type Attributes, matchConditions } from './match-conditions.ts';
import { isAttribute, SUBJECTS, type Subject, type Verb } from './subjects.ts';

/** One rule; later ones win over earlier ones. */
export interface AccessRule {
  action: Verb | Verb[];
  subject: Subject | Subject[] | 'all';
  conditions?: Conditions;
  inverted?: boolean;
  reason?: string;
}

interface Target {
  type: Subject;
  attributes: Attributes;
}

export type Ability = CaslAbility<[Verb, Subject | 'all' | Target], Conditions>;

function conditionsMatcher(conditions: Conditions) {
  const ast: Condition = parseConditions(conditions, isAttributeOfAny);
  const match = (target: Target) => matchConditions(ast, target.attributes);
  return Object.assign(match, { ast });
}

/** CASL does not tell the matcher its rule's subject; stored policies are checked against theirs when saved. */
function isAttributeOfAny(path: string): boolean {
  return SUBJECTS.some((subject) => isAttribute(subject, path));
}

/**
 * CASL with our own matcher: its default one takes `$or` for an attribute of that name, so that a `cannot`
 * with `$or` would deny nothing.
 */
export function defineAbility(rules: readonly AccessRule[]): Ability {
  return new CaslAbility([...rules] as never, {
    conditionsMatcher: conditionsMatcher as never,
    detectSubjectType: (target) => (target as Target).type,
  }) as Ability;
}

/** May `verb` be done to the thing with these attributes? */
export function can(ability: Ability, verb: Verb, subject: Subject, attributes: Attributes): boolean {
  return ability.can(verb, { type: subject, attributes });
}

/** An entity is read with its blueprint: what belongs to one that may not be seen is not there either. */
export function canReadEntity(ability: Ability, attributes: Attributes & { blueprint: string }): boolean {
  return (
    can(ability, 'read', 'Blueprint', { identifier: attributes.blueprint }) &&
    can(ability, 'read', 'Entity', attributes)
  );
}

/** May `verb` be done to at least some of this kind? Only for hiding buttons and for lists that filter inside SQL. */
export function canSome(ability: Ability, verb: Verb, subject: Subject): boolean {
  return ability.can(verb, subject);
}

/** May `verb` be done to every one of this kind, whatever its attributes? */
export function canAll(ability: Ability, verb: Verb, subject: Subject): boolean {
  for (const rule of ability.rulesFor(verb, subject)) {
    if (rule.inverted) return false;
    if (!rule.conditions) return true;
  }
  return false;
}
