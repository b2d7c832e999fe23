import type { Test } from './ast.ts';
import { endOfDay, isDateOnly, parseInstant } from './instant.ts';
import { refuseQuery } from './refusal.ts';

/** Meta properties that are points in time rather than texts. */
export function isInstantProperty(name: string): boolean {
  return name === '$createdAt' || name === '$updatedAt';
}

/** The test rewritten for a point in time: equal to the millisecond, or within the day named. */
export function instantTest(test: Test, at: string): Test {
  switch (test.is) {
    case 'known':
    case 'filled':
      return test;
    case 'equal': {
      const value = typeof test.value === 'string' ? parseInstant(test.value) : undefined;
      if (value === undefined)
        throw refuseQuery(`${at}/value`, 'invalid_value', 'A date in ISO 8601 is needed.');
      return {
        is: 'range',
        of: 'instant',
        bounds: [
          { operator: '>=', value },
          { operator: '<=', value: isDateOnly(String(test.value)) ? endOfDay(value) : value },
        ],
      };
    }
    case 'range':
      if (test.of === 'instant') return test;
      throw refuseQuery(`${at}/value`, 'invalid_value', 'A date in ISO 8601 is needed.');
    default:
      throw refuseQuery(
        `${at}/operator`,
        'invalid_operator',
        'Points in time are compared with =, <, > or between.',
      );
  }
}
