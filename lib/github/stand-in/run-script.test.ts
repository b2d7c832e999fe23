import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actScript } from './run-script.ts';

const act = (script: string) => [...actScript(script, { NAME: 'gateway', EMPTY: '', DAYS: '3' })];

test('echo prints with quotes and variables as a shell reads them', () => {
  expect(act(`echo "Hello $NAME" and \${NAME}s '$NAME' "\\"x\\"" $EMPTY$UNSET`)).toEqual([
    { kind: 'print', text: 'Hello gateway and gateways $NAME "x"' },
  ]);
});

test('time passes by sleep and by comment, exit ends', () => {
  expect(act('set -e\n# takes 4.5s\nterraform apply\nsleep 2\nexit 3\necho never')).toEqual([
    { kind: 'wait', seconds: 4.5 },
    { kind: 'wait', seconds: 2 },
    { kind: 'exit', code: 3 },
  ]);
});

test('outputs keep what stands after the first equals sign', () => {
  expect(act('echo "url=https://x/?a=$NAME" >> "$GITHUB_OUTPUT"')).toEqual([
    { kind: 'output', name: 'url', value: 'https://x/?a=gateway' },
  ]);
  expect(act('echo "# Title" >> $GITHUB_STEP_SUMMARY')).toEqual([{ kind: 'wait', seconds: 0 }]);
});

test('continued lines are one line', () => {
  expect(act('echo one \\\n  two')).toEqual([{ kind: 'print', text: 'one two' }]);
});

test('what stands in a variable is printed as it is: it is no part of the script', () => {
  const unit = fc.constantFrom('a', '$', '\\', '"', "'", '`', '{', '(', ')', 'NAME', '$(date)', '>', ' x');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1 }), (value) => {
      expect([...actScript('echo "[$VALUE]"', { VALUE: value, NAME: 'no' })]).toEqual([
        { kind: 'print', text: `[${value}]` },
      ]);
      expect([...actScript('echo "v=$VALUE" >> "$GITHUB_OUTPUT"', { VALUE: value })]).toEqual([
        { kind: 'output', name: 'v', value },
      ]);
    }),
  );
});

test.each([
  ['echo "costs \\$5, \\\\ and \\"x\\""', 'costs $5, \\ and "x"'],
  ['echo \'\\$NAME\' "\\$NAME"', '\\$NAME $NAME'],
  ['echo $toString$constructor.', '.'],
  ['printf done', 'done'],
])('%s prints what a shell would', (script, text) => {
  expect(act(script)).toEqual([{ kind: 'print', text }]);
});

test('what no shell of ours can do passes in silence', () => {
  expect(act('#!/bin/bash\nset -euo pipefail\n\n# a remark\nkubectl apply -f .\nif true; then')).toEqual([]);
});

test('a date some days ahead is that many days ahead', () => {
  const [event] = act(`echo "at=$(date -u -d +\${DAYS}days +%FT%TZ)" >> $GITHUB_OUTPUT`);
  const ahead = Date.parse((event as { value: string }).value) - Date.now();
  expect(Math.round(ahead / 86_400_000)).toBe(3);
});

test('the time stands in for a date, to the second', () => {
  const [event] = act('echo "at=$(date -u +%FT%TZ)" >> $GITHUB_OUTPUT');
  expect(event).toMatchObject({
    kind: 'output',
    name: 'at',
    value: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
});
