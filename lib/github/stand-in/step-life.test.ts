import { describe, expect, test } from 'vitest';
import { performStep } from './step-life.ts';
import type { WorkflowStep } from './workflow-file.ts';

const contexts = { inputs: { name: 'gateway' }, env: { STAGE: 'dev', OTHER: 'kept' } };

/** What a step prints, how long it takes and what it comes to. */
async function perform(change: Partial<WorkflowStep>) {
  const step: WorkflowStep = {
    id: undefined,
    name: 'step',
    condition: undefined,
    uses: undefined,
    run: undefined,
    with: {},
    env: {},
    continueOnError: false,
    ...change,
  };
  const lines: string[] = [];
  const waits: number[] = [];
  const wait = async (seconds: number) => void waits.push(seconds);
  const outcome = await performStep(
    step,
    { contexts },
    wait,
    () => 0.5,
    (line) => lines.push(line),
  );
  return { ...outcome, lines, waits };
}

describe('a script', () => {
  test('is shown as it is run, without what only says how long it takes', async () => {
    const { ok, lines, waits } = await perform({ run: `# takes 4s\necho "\${{ inputs.name }} up"\n` });
    expect(lines).toEqual([
      '##[group]Run echo "gateway up"',
      'echo "gateway up"',
      '##[endgroup]',
      'gateway up',
    ]);
    expect([ok, waits]).toEqual([true, [4]]);
  });

  test('sees the variables of job and step, the step’s own first', async () => {
    const env = { STAGE: `\${{ inputs.name }}-stage` };
    const { lines } = await perform({ env, run: 'echo "$STAGE $OTHER"' });
    expect(lines.at(-1)).toBe('gateway-stage kept');
  });

  test('that says nothing of time takes a moment', async () => {
    expect((await perform({ run: 'echo x' })).waits).toEqual([0.8]);
    expect((await perform({})).waits).toEqual([0.8]);
  });

  test('fails by its exit, keeps the outputs made before, and does nothing after', async () => {
    const run = 'echo "a=1" >> $GITHUB_OUTPUT\nexit 3\necho never\necho "b=2" >> $GITHUB_OUTPUT';
    const { ok, outputs, lines } = await perform({ run });
    expect([ok, outputs]).toEqual([false, { a: '1' }]);
    expect(lines.at(-1)).toBe('##[error]Process completed with exit code 3.');
  });

  test('that exits with 0 has not failed', async () => {
    expect(await perform({ run: 'exit 0\necho never' })).toMatchObject({ ok: true });
  });

  test('with an expression that GitHub would refuse is not run', async () => {
    await expect(perform({ run: `echo \${{ nobody.knows }}` })).rejects.toThrow('nobody');
  });
});

describe('an action', () => {
  test('is named with what it is given, and does nothing more', async () => {
    const given = { name: `\${{ inputs.name }}`, text: '  two\nlines \n' };
    const { ok, outputs, lines, waits } = await perform({ uses: 'actions/checkout@v4', with: given });
    expect(lines).toEqual([
      '##[group]Run actions/checkout@v4',
      'with:',
      '  name: gateway',
      '  text: two\nlines',
      '##[endgroup]',
    ]);
    expect([ok, outputs, waits]).toEqual([true, {}, [1]]);
  });

  test.each([
    'quayside/upsert-entity',
    'other/upsert-entity@v1',
    'quayside/other@v1',
  ])('of another name reaches no portal: %s', async (uses) => {
    expect(await perform({ uses })).toMatchObject({ ok: true, outputs: {} });
  });

  test('of the portal without its address fails, and says which input is missing', async () => {
    const { ok, lines } = await perform({ uses: 'quayside/upsert-entity@v1' });
    expect(ok).toBe(false);
    expect(lines.at(-1)).toBe('##[error]Input required and not supplied: url');
  });
});
