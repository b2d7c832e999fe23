import { expect, test } from 'vitest';
import { actScript } from './run-script.ts';

const act = (script: string) => [...actScript(script, { NAME: 'gateway', EMPTY: '' })];

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
