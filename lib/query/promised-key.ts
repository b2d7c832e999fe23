import type { Query, Test } from './ast.ts';
import type { IndexType } from './model.ts';

/**
 * What a query says of one sort key: nothing; that nobody is without it; that it lies in a range; that it is one of
 * a few; that everybody has the same.
 */
export type KeyPromise = 'none' | 'present' | 'ranged' | 'listed' | 'constant';

const STRENGTH: readonly KeyPromise[] = ['constant', 'listed', 'ranged', 'present', 'none'];

/** Read off the rules about `property`, for keys of `type`. No test but a negated one holds for a missing value. */
export function promisedKey(query: Query, property: string, type: IndexType): KeyPromise {
  switch (query.kind) {
    case 'group': {
      const promises = query.rules.map((rule) => promisedKey(rule, property, type));
      if (query.combinator === 'and') return STRENGTH.find((promise) => promises.includes(promise)) ?? 'none';
      return promises.includes('none') ? 'none' : 'present';
    }
    case 'property':
      return query.property === property ? promiseOf(query.test, type) : 'none';
    default:
      return 'none';
  }
}

function promiseOf(test: Test, type: IndexType): KeyPromise {
  const values = test.is === 'equal' ? [test.value] : test.is === 'in' ? test.values : [];
  const isRange = test.is === 'range' && (type === 'date' ? test.of === 'instant' : test.of === type);
  if (type === 'date') return isRange ? 'ranged' : 'none';
  if (values.length > 0 && values.every((value) => typeof value === (type === 'text' ? 'string' : type)))
    return values.length === 1 ? 'constant' : 'listed';
  // Whatever passes a test about text has a text; a text passing a test about numbers there is none.
  if (type === 'text') return 'present';
  return isRange ? 'ranged' : 'none';
}
