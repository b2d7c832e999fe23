import { afterAll, expect, it } from 'vitest';
import { createExpressionEngine } from '#lib/expressions/worker-engine.ts';
import type { TemplateContext } from '#lib/runs/template-context.ts';
import { renderInputs } from './render-inputs.ts';

const engine = createExpressionEngine();
afterAll(() => engine.close());

const context = (inputs: Record<string, unknown>) => ({ inputs }) as TemplateContext;

it('names the input that fails and renders the others', async () => {
  const templates = { good: '{{ .inputs.a }}', bad: '{{ .inputs.a.b.c }}', fixed: 'x' };
  const rendered = await renderInputs(engine, templates, context({ a: 'api' }));
  expect(rendered.inputs).toEqual({ good: 'api', fixed: 'x' });
  expect(rendered.issues).toMatchObject([{ path: '/invocationMethod/workflowInputs/bad' }]);
});

it('does not try each expression on values that are too large for any', async () => {
  let reads = 0;
  const inputs = {
    get a() {
      reads += 1;
      return 'x'.repeat(1_000_001);
    },
  };
  const names = Array.from({ length: 50 }, (_, index) => `input_${index}`);
  const templates = Object.fromEntries(names.map((name) => [name, '{{ .inputs.b }}']));
  const rendered = await renderInputs(engine, templates, context(inputs));
  expect(rendered.inputs).toEqual({});
  expect(rendered.issues).toHaveLength(names.length);
  expect(rendered.issues[49]?.message).toBe('input_49: The input of the expression is larger than 1 MB.');
  expect(reads).toBe(1);
});
