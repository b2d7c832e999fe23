import { describe, expect, it } from 'vitest';
import { describeDefinitionChange, describeType, short } from './describe-definition.ts';

describe('describeDefinitionChange', () => {
  it.each([
    [{ type: 'string' }, { type: 'string' }, []],
    [{ type: 'string' }, { type: 'number' }, ['a number instead of a text']],
    [{}, { type: 'unheard' }, ['“unheard” instead of any value']],
    [{}, { format: 'url' }, ['format url']],
    [{ format: 'url' }, { format: 'email' }, ['format email instead of url']],
    [{ format: 'url' }, {}, ['no format any more (url)']],
    [{ enum: ['a', 'b'] }, { enum: ['b'] }, ['“a” not allowed any more']],
    [{ enum: ['a'] }, { enum: ['a', 'b', 2] }, ['“b” and “2” allowed too']],
    [{ enum: ['a', 'b'] }, { enum: ['b', 'a'] }, ['allowed values in another order']],
    [{}, { enum: ['a', 'b', 'c', 'd', 'e'] }, ['only “a”, “b”, “c” and 2 more are allowed']],
    [{ enum: ['a'] }, {}, ['any value is allowed']],
    [{}, { pattern: '^a$' }, ['must match ^a$']],
    [{ minimum: 3, maxLength: 5 }, { minimum: 4 }, ['no greatest length any more', '4 or more']],
    [{ items: { type: 'string' } }, { items: { type: 'number' } }, ['items: a number instead of a text']],
    [{ title: 'A', enumColors: {} }, { title: 'B' }, ['other title, colours']],
  ])('%j → %j', (before, after, words) => {
    expect(describeDefinitionChange(before, after)).toEqual(words);
  });
});

it('names the kind of a value', () => {
  expect([
    describeType({ type: 'string', format: 'email' }),
    describeType({ type: 'array' }),
    describeType({ type: 'constructor' }),
    describeType({}),
  ]).toEqual(['a text (email)', 'a list', '“constructor”', 'any value']);
});

it('cuts long values between characters', () => {
  expect(short('😀'.repeat(100))).toBe(`${'😀'.repeat(59)}…`);
  expect(short({ a: 1 })).toBe('{"a":1}');
  expect(short(undefined)).toBe('nothing');
});
