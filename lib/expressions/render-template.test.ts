import { afterAll, expect, it } from 'vitest';
import { renderTemplate } from './render-template.ts';
import { createExpressionEngine } from './worker-engine.ts';

const engine = createExpressionEngine();
afterAll(() => engine.close());

it('renders a payload as rivals’ users write it', async () => {
  const payload = {
    service: '{{ .inputs.service.identifier }}',
    tier: "{{ if .inputs.tier == 'gold' then 1 else 2 end }}",
    message: 'run {{ .run.id }} by {{ .trigger.by.user.email }}',
    all: '{{ .inputs | del(.service) }}',
    same: '{{ .run.id }}',
    missing: '{{ .inputs.nothing }}',
  };
  const input = {
    inputs: { service: { identifier: 'api' }, tier: 'gold' },
    run: { id: 'r_1' },
    trigger: { by: { user: { email: 'a@b.c' } } },
  };
  expect(await renderTemplate(engine, payload, input)).toEqual({
    service: 'api',
    tier: 1,
    message: 'run r_1 by a@b.c',
    all: { tier: 'gold' },
    same: 'r_1',
    missing: null,
  });
});

it('does not read values for templates', async () => {
  const inputs = { text: '{{ .secret }}' };
  expect(await renderTemplate(engine, { a: '{{ .text }}', b: 'x{{ .text }}' }, inputs)).toEqual({
    a: '{{ .secret }}',
    b: 'x{{ .secret }}',
  });
});

it('fails as a whole', async () => {
  await expect(renderTemplate(engine, { a: '{{ .a', b: 1 }, {})).rejects.toMatchObject({
    code: 'expression_failed',
  });
  await expect(renderTemplate(engine, { a: '{{ .a | nope }}' }, {})).rejects.toThrow('nope/0 is not defined');
});
