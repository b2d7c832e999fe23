import { expect, it } from 'vitest';
import { errorWords } from './error-words.ts';

it.each<[string, object, string]>([
  ['required', {}, 'This is needed.'],
  ['type', { type: 'integer' }, 'Write a whole number.'],
  ['type', { type: ['string', 'null'] }, 'This has the wrong type.'],
  ['enum', { enum: ['a'] }, 'Choose one of the values offered.'],
  ['format', { format: 'email' }, 'Write an e-mail address, like name@example.com.'],
  ['format', { format: 'proto' }, 'This is not a valid proto.'],
  ['pattern', { pattern: '^[a-z]+$' }, 'This does not match the pattern ^[a-z]+$.'],
  ['minLength', { minLength: 1 }, 'This is needed.'],
  ['minLength', { minLength: 2 }, 'Use at least 2 characters.'],
  ['maxLength', { maxLength: 9 }, 'Use at most 9 characters.'],
  ['minimum', { minimum: 0 }, 'At least 0.'],
  ['exclusiveMaximum', { exclusiveMaximum: 5 }, 'Less than 5.'],
  ['minItems', { minItems: 1 }, 'Give at least one value.'],
  ['maxItems', { maxItems: 3 }, 'Give at most 3 values.'],
  ['multipleOf', { multipleOf: 5 }, 'Use a multiple of 5.'],
  ['uniqueItems', { uniqueItems: true }, 'Give each value once.'],
])('%s of %j', (keyword, schema, words) => {
  expect(errorWords(keyword, schema, 'the checker’s own words')).toBe(words);
});

it('what it has no words for is told in the checker’s own', () => {
  for (const [keyword, schema] of [
    ['not', {}],
    ['minLength', { minLength: 'two' }],
    ['minimum', undefined],
  ] as const)
    expect(errorWords(keyword, schema as never, 'the checker’s own words')).toBe('the checker’s own words');
});
