import { describe, expect, it } from 'vitest';
import { followTitle, nameFromTitle } from './made-names.ts';

const typed = (title: string, identifier = '') => ({ title, identifier });

describe('the identifier of a new document', () => {
  it('follows the title letter by letter', () => {
    expect(followTitle(typed(''), typed('Über')).identifier).toBe('uber');
    expect(followTitle(typed('Message', 'message'), typed('Message q', 'message')).identifier).toBe(
      'message_q',
    );
    expect(followTitle(typed('A', 'a'), typed('', 'a')).identifier).toBe('');
  });

  it('stays as somebody typed it, or takes what is typed now', () => {
    expect(followTitle(typed('Message', 'queue'), typed('Message q', 'queue')).identifier).toBe('queue');
    expect(followTitle(typed('Message', 'message'), typed('Message', 'messages')).identifier).toBe(
      'messages',
    );
  });

  it('is left to people where a title has no letters for it', () => {
    expect(followTitle({}, typed('日本')).identifier).toBe('');
  });
});

describe('the name of a new property', () => {
  it('is made from its title', () => {
    expect(nameFromTitle([['property_2', { title: 'Days kept' }]], 0)).toBe('days_kept');
    expect(nameFromTitle([['input', { title: 'Days kept' }]], 0)).toBe('days_kept');
  });

  it('stays when somebody chose it, when the other is taken, and without a title', () => {
    expect(nameFromTitle([['retention', { title: 'Days kept' }]], 0)).toBeUndefined();
    expect(
      nameFromTitle(
        [
          ['days_kept', {}],
          ['property', { title: 'Days kept' }],
        ],
        1,
      ),
    ).toBeUndefined();
    expect(nameFromTitle([['property', {}]], 0)).toBeUndefined();
  });
});
