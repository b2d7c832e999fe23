import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { button, click, press, show, texts, typeInto } from '#components/fixtures/screen.tsx';
import { Button } from '#components/ui/button.tsx';
import type { FormStep } from '#lib/actions/form-layout.ts';
import { FormBody } from './form-body.tsx';
import type { FormSchema, FormValue } from './form-schema.ts';
import { filledSteps, stepOfField, stepSummary } from './form-steps.ts';

const step = (title: string | null, ...inputs: string[]): FormStep => ({
  title,
  sections: [{ id: null, title: null, description: null, inputs }],
});
const STEPS = [step('What for', 'name'), step('Size', 'size', 'dry', 'config'), step('Access', 'team')];
const SCHEMA: FormSchema = {
  type: 'object',
  required: ['name', 'team'],
  properties: {
    name: { type: 'string', title: 'Name', minLength: 3 },
    size: { type: 'number', title: 'Size', maximum: 20 },
    dry: { type: 'boolean', title: 'Dry run' },
    team: { type: 'string', title: 'Team' },
    config: { title: 'Config' },
    key: { type: 'string', title: 'Pull key' },
  },
};

const UI = { config: { 'ui:field': 'JsonField' } };

const onSubmit = vi.fn();
beforeEach(() => onSubmit.mockClear());

interface SteppedProps {
  issues?: { path: string; code: string; message: string }[];
  config?: object;
}

function Stepped({ issues, config }: SteppedProps) {
  const [value, setValue] = useState<FormValue>(config ? { config } : {});
  const [at, setAt] = useState(0);
  return (
    <>
      <FormBody
        id="f"
        label="Request"
        schema={SCHEMA}
        uiSchema={UI}
        steps={STEPS}
        step={at}
        onStepChange={setAt}
        value={value}
        onChange={setValue}
        onSubmit={onSubmit}
        issues={issues}
        issueBase="/properties"
      />
      <Button type="submit" form="f">
        Request
      </Button>
      <Button onClick={() => setValue({})}>Start over</Button>
    </>
  );
}

const field = (name: string) => document.getElementById(`f__${name}`) as HTMLInputElement;
const next = () =>
  click([...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Next:')));

it('shows one step, folds the others to their values, and sends all of them', async () => {
  const host = await show(<Stepped />);
  expect(field('size')).toBeNull();
  await typeInto(field('name'), 'soak');
  await next();
  expect(document.activeElement?.textContent).toBe('Size');
  expect(texts(host, 'li')[0]).toContain('soak');
  await typeInto(field('size'), '8');
  await next();
  await typeInto(field('team'), 'network');
  await click(button('Edit What for', host));
  expect(field('name').value).toBe('soak');
  expect(texts(host, 'li')[2]).toContain('network');
  await click(button('Request'));
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ name: 'soak', size: 8, team: 'network' });
});

it('does not leave a step with a fault in it, and says which', async () => {
  const host = await show(<Stepped />);
  await typeInto(field('name'), 'ab');
  await next();
  expect(document.activeElement).toBe(field('name'));
  expect(host.textContent).toContain('Use at least 3 characters.');
  expect(field('size')).toBeNull();
  await typeInto(field('name'), 'abc');
  expect(host.textContent).not.toContain('Use at least 3 characters.');
  await next();
  expect(field('size')).not.toBeNull();
});

it('opens the step of the first fault when everything is sent', async () => {
  const host = await show(<Stepped />);
  await typeInto(field('name'), 'soak');
  await next();
  await click(button('Request'));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field('team'));
  expect(texts(host, '[role=alert]').join()).toContain('1 thing to fix');
});

it('opens the step of what the server refused', async () => {
  await show(<Stepped issues={[{ path: '/properties/team', code: 'x', message: 'No such team.' }]} />);
  expect(document.activeElement).toBe(field('team'));
});

it('goes back without losing a thing', async () => {
  await show(<Stepped />);
  await typeInto(field('name'), 'soak');
  await next();
  await typeInto(field('size'), '4');
  await click(button('Back'));
  expect(field('name').value).toBe('soak');
  await next();
  expect(field('size').value).toBe('4');
  await press(field('size'), 'Escape');
});

it('sums a step up in a line: no secrets, yes by its name, nothing of what is empty', () => {
  const all = step('All', 'name', 'dry', 'size', 'key', 'team');
  const value = { name: 'a\n b\u202e', dry: true, size: 0, key: 'hunter2', team: '' };
  const uiSchema = { key: { 'ui:widget': 'password' } };
  expect(stepSummary(all, { schema: SCHEMA, uiSchema, value })).toBe(
    'a b‹U+202E› · Dry run · Size 0 · ‹Pull key›',
  );
  expect(stepSummary(all, { schema: SCHEMA, value: { name: 'x'.repeat(300) } })).toHaveLength(161);
});

it('knows where a field stands, and leaves steps without fields out', () => {
  expect(filledSteps([step('Empty'), ...STEPS])).toHaveLength(3);
  expect([['size'], ['team', 0], ['key']].map((path) => stepOfField(STEPS, path))).toEqual([1, 2, -1]);
});

it('keeps JSON that is not finished while one is in another step, and sends nothing before it is', async () => {
  await show(<Stepped config={{ replicas: 3 }} />);
  await typeInto(field('name'), 'soak');
  await next();
  await typeInto(field('config'), '{"replicas": 30');
  await click(button('Back'));
  expect(texts(document, '[aria-current=step]').join()).toContain('What for');
  await click(button('Request'));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field('config'));
  expect(field('config').value).toBe('{"replicas": 30');
  expect(document.body.textContent).toContain('This is not JSON yet');
  await next();
  expect(document.activeElement).toBe(field('config'));
  await typeInto(field('config'), '{"replicas": 30}');
  await next();
  await typeInto(field('team'), 'network');
  await click(button('Request'));
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
    name: 'soak',
    config: { replicas: 30 },
    team: 'network',
  });
});

it('forgets JSON that is not finished when its value became another one', async () => {
  await show(<Stepped config={{ replicas: 3 }} />);
  await typeInto(field('name'), 'soak');
  await next();
  await typeInto(field('config'), '{');
  await click(button('Back'));
  await click(button('Start over'));
  await typeInto(field('name'), 'soak');
  await next();
  expect(field('config').value).toBe('');
  await next();
  expect(field('team')).not.toBeNull();
});
