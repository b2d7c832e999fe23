import fc from 'fast-check';
import { expect, it } from 'vitest';
import { childPointer } from './json-pointer.ts';

const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');

it.each([
  ['', 'a', '/a'],
  ['/a', 0, '/a/0'],
  ['/a', '', '/a/'],
  ['', 'a/b', '/a~1b'],
  ['', 'm~n', '/m~0n'],
  ['', '~1', '/~01'],
])('extends %j by %j', (pointer, name, expected) => expect(childPointer(pointer, name)).toBe(expected));

it('keeps every name apart from every other, as RFC 6901 reads it', () => {
  const name = fc.string({ unit: fc.constantFrom('/', '~', '0', '1', 'a', 'ß') });
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const pointer = names.reduce((at, one) => childPointer(at, one), '');
      expect(pointer.split('/').slice(1).map(unescaped)).toEqual(names);
    }),
  );
});
