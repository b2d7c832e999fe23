import { act, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { click, press, show, typeInto, update } from '#components/fixtures/screen.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Issue } from '#lib/errors.ts';
import { FormBody } from './form-body.tsx';
import type { FormSchema, FormUiSchema, FormValue } from './form-schema.ts';

const SCHEMA: FormSchema = {
  type: 'object',
  required: ['name', 'size'],
  properties: {
    name: { type: 'string', title: 'Name', description: 'Lower case.', minLength: 3 },
    size: { type: 'number', title: 'Size', maximum: 20 },
    zone: { type: 'string', title: 'Zone', enum: ['a', 'b'] },
    tags: { type: 'array', title: 'Tags', items: { type: 'string' } },
    config: { title: 'Config' },
  },
  if: { properties: { zone: { const: 'b' } }, required: ['zone'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { reason: { type: 'string', title: 'Reason' }, extra: { title: 'Extra' } } },
};
const UI: FormUiSchema = {
  tags: { 'ui:widget': 'Tags' },
  config: { 'ui:field': 'JsonField' },
  extra: { 'ui:field': 'JsonField' },
};

interface HarnessProps {
  issues?: Issue[];
  onSubmit?: (value: FormValue) => void;
  initial?: FormValue;
  schema?: FormSchema;
}

let latest: FormValue = {};

function Harness({ issues, onSubmit, initial = {}, schema = SCHEMA }: HarnessProps) {
  const [value, setValue] = useState<FormValue>(initial);
  latest = value;
  return (
    <FormBody
      id="f"
      label="Request"
      schema={schema}
      uiSchema={UI}
      value={value}
      onChange={setValue}
      issues={issues}
      issueBase="/properties"
      {...(onSubmit ? { onSubmit } : {})}
    >
      <Button type="submit">Request</Button>
    </FormBody>
  );
}

async function open(props: HarnessProps = {}) {
  const host = await show(<Harness {...props} />);
  return { host, field: (name: string) => document.getElementById(`f__${name}`) as HTMLInputElement };
}

const submit = () =>
  click([...document.querySelectorAll('button')].find((button) => button.type === 'submit'));

it('labels fields, says which are optional and describes them', async () => {
  const { host, field } = await open();
  const labels = [...host.querySelectorAll('label')].map((label) => label.parentElement?.textContent);
  expect(labels).toEqual(['Name', 'Size', 'Zoneoptional', 'Tagsoptional', 'Configoptional']);
  const help = document.getElementById(field('name').getAttribute('aria-describedby') ?? '');
  expect(help?.textContent).toBe('Lower case.');
});

it('gives the clean value to whoever sends it', async () => {
  const onSubmit = vi.fn();
  const { field } = await open({ onSubmit });
  await typeInto(field('name'), 'abc');
  await typeInto(field('size'), '8');
  await typeInto(field('config'), '{"a": [1]}');
  await typeInto(field('tags'), 'red');
  await press(field('tags'), 'Enter');
  await submit();
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
    name: 'abc',
    size: 8,
    config: { a: [1] },
    tags: ['red'],
  });
});

it('stops at faults, says them beside the field and in a summary that leads there', async () => {
  const onSubmit = vi.fn();
  const { host, field } = await open({ onSubmit });
  await typeInto(field('name'), 'ab');
  await submit();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field('name'));
  expect(field('name').getAttribute('aria-invalid')).toBe('true');
  const described = (field('name').getAttribute('aria-describedby') ?? '').split(' ');
  expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(
    'Use at least 3 characters.',
  );
  expect(host.querySelector('[role=alert]')?.textContent).toContain('2 things to fix');
  await click([...host.querySelectorAll('[role=alert] a')].at(1));
  expect(document.activeElement).toBe(field('size'));
});

it('takes an error away as soon as it is mended', async () => {
  const { host, field } = await open();
  await submit();
  await typeInto(field('name'), 'abc');
  expect(field('name').getAttribute('aria-invalid')).toBeNull();
  expect(host.querySelector('[role=alert]')?.textContent).toContain('1 thing to fix');
});

it('removes the value of an emptied field', async () => {
  const { field } = await open();
  await typeInto(field('name'), 'abc');
  await typeInto(field('name'), '');
  expect(Object.keys(latest)).not.toContain('name');
});

it('shows a field that a condition asks for', async () => {
  const { field } = await open();
  expect(field('reason')).toBeNull();
  const zone = field('zone') as unknown as HTMLSelectElement;
  await act(async () => {
    zone.value = 'b';
    zone.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(latest.zone).toBe('b');
  expect(field('reason')).not.toBeNull();
});

it('shows what the server found at its field until that field is changed', async () => {
  const issues = [
    { path: '/properties/name', code: 'taken', message: 'This name is taken.' },
    { path: '', code: 'odd', message: 'The whole is odd.' },
  ];
  const { host, field } = await open({ issues });
  expect(document.activeElement).toBe(field('name'));
  expect(field('name').getAttribute('aria-invalid')).toBe('true');
  expect(host.querySelector('[role=alert]')?.textContent).toContain('The whole is odd.');
  await typeInto(field('name'), 'other');
  expect(field('name').getAttribute('aria-invalid')).toBeNull();
  expect(host.querySelector('[role=alert]')?.textContent).toContain('1 thing to fix');
});

it('leads to what the server refused once, not again whenever the page is refreshed', async () => {
  const issues = [{ path: '/properties/name', code: 'taken', message: 'This name is taken.' }];
  const { field } = await open({ issues });
  expect(document.activeElement).toBe(field('name'));
  await act(async () => field('size').focus());
  await update(<Harness issues={issues} schema={structuredClone(SCHEMA)} />);
  expect(document.activeElement).toBe(field('size'));
  await update(<Harness issues={[...issues]} />);
  expect(document.activeElement).toBe(field('name'));
});

it('keeps JSON that is not finished, without passing it on', async () => {
  const { host, field } = await open();
  await typeInto(field('config'), '{"a": ');
  expect(latest.config).toBeUndefined();
  expect(host.textContent).toContain('This is not JSON yet');
  expect(field('config').value).toBe('{"a": ');
});

it('sends nothing while JSON is not finished, and leads to it', async () => {
  const onSubmit = vi.fn();
  const { field } = await open({ onSubmit, initial: { name: 'abc', size: 8, config: { replicas: 3 } } });
  await typeInto(field('config'), '{"replicas": 30');
  await submit();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field('config'));
  expect(field('config').value).toBe('{"replicas": 30');
  await typeInto(field('config'), '{"replicas": 30}');
  await submit();
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ name: 'abc', size: 8, config: { replicas: 30 } });
});

it('asks no longer for JSON of a field that is gone', async () => {
  const onSubmit = vi.fn();
  const { field } = await open({ onSubmit, initial: { name: 'abc', size: 8, zone: 'b' } });
  await typeInto(field('extra'), '{');
  const zone = field('zone') as unknown as HTMLSelectElement;
  await act(async () => {
    zone.value = 'a';
    zone.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(field('extra')).toBeNull();
  await submit();
  expect(onSubmit).toHaveBeenCalledOnce();
});
