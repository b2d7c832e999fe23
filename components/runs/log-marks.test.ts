import { expect, it } from 'vitest';
import { readMark } from './log-marks.ts';

it.each([
  ['##[group]Run make', { mark: 'group', text: 'Run make' }],
  ['##[endgroup]', { mark: 'endgroup', text: '' }],
  [
    '##[error]Process completed with exit code 1.',
    { mark: 'error', text: 'Process completed with exit code 1.' },
  ],
  ['echo ##[group]', { text: 'echo ##[group]' }],
  ['##[mystery]x', { text: '##[mystery]x' }],
])('reads %s', (message, expected) => expect(readMark(message)).toEqual(expected));
