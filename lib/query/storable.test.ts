import { describe, expect, it } from 'vitest';
import { isStorable } from './storable.ts';

describe('isStorable', () => {
  it.each(['', 'käse 🦊', '\u0001', '\uffff'])('takes %j', (text) => expect(isStorable(text)).toBe(true));
  it.each(['\0', 'a\0b', '\ud800', 'a\udc00'])('refuses %j', (text) => expect(isStorable(text)).toBe(false));
});
