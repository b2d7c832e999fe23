import type { Query } from './ast.ts';
import { matchValue } from './match-value.ts';

/**
 * False when no entity of the blueprint can match, whatever it holds: statements then leave its partition alone.
 */
export function canMatch(query: Query, blueprint: string): boolean {
  return verdict(query, blueprint) !== false;
}

/** undefined: depends on the entity */
function verdict(query: Query, blueprint: string): boolean | undefined {
  switch (query.kind) {
    case 'constant':
      return query.value;
    case 'not': {
      const inner = verdict(query.rule, blueprint);
      return inner === undefined ? undefined : !inner;
    }
    case 'group': {
      const verdicts = query.rules.map((rule) => verdict(rule, blueprint));
      const deciding = query.combinator === 'or';
      if (verdicts.includes(deciding)) return deciding;
      return verdicts.includes(undefined) ? undefined : !deciding;
    }
    case 'property':
      return query.property === '$blueprint' ? matchValue(blueprint, query.test) : undefined;
    default:
      return undefined;
  }
}
