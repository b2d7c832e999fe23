import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { button, click, show, typeInto } from '#components/fixtures/screen.tsx';
import { type NamedList, toList, toMap } from './named-list.ts';
import { RelationList } from './relation-list.tsx';
import { WorkflowInputs } from './workflow-inputs.tsx';

const fields = (label: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[aria-label="${label}"]`),
];

describe('WorkflowInputs', () => {
  let inputs: Record<string, unknown> = {};

  function Editor({ initial }: { initial: Record<string, unknown> }) {
    const [value, setValue] = useState(initial);
    inputs = value;
    return <WorkflowInputs inputs={value} onChange={setValue} />;
  }
  async function open(initial: Record<string, unknown>) {
    await show(<Editor initial={initial} />);
  }
  const names = () => fields('Name of the workflow input');

  it('renames in place, keeping order and values', async () => {
    await open({ service: '{{ .inputs.name }}', size: 3 });
    await typeInto(names()[0] as HTMLInputElement, 'app');
    expect(Object.entries(inputs)).toEqual([
      ['app', '{{ .inputs.name }}'],
      ['size', 3],
    ]);
  });

  it('lets no input take the place of another while its name is typed', async () => {
    await open({ env: 'one', environment: 'two' });
    const second = names()[1] as HTMLInputElement;
    await typeInto(second, 'env');
    expect(inputs).toEqual({ env: 'one', environment: 'two' });
    expect([second.value, second.getAttribute('aria-invalid'), second.title]).toEqual([
      'env',
      'true',
      'This name is taken.',
    ]);
    await typeInto(second, 'env2');
    expect(inputs).toEqual({ env: 'one', env2: 'two' });
    expect(second.getAttribute('aria-invalid')).toBeNull();
  });

  it('can be emptied to type another name', async () => {
    await open({ service: 'x' });
    await typeInto(names()[0] as HTMLInputElement, '');
    expect(inputs).toEqual({ service: 'x' });
    await typeInto(names()[0] as HTMLInputElement, 'app');
    expect(inputs).toEqual({ app: 'x' });
  });

  it('shows what is no text as JSON, and keeps it until somebody types', async () => {
    await open({ list: ['a', 1] });
    expect(fields('Value of list')[0]?.value).toBe('["a",1]');
    expect(inputs.list).toEqual(['a', 1]);
  });

  it('adds under a free name and removes what was meant, half-typed names notwithstanding', async () => {
    await open({ input: 'first' });
    await click(button('Add workflow input'));
    expect(inputs).toEqual({ input: 'first', input_2: '' });
    await typeInto(names()[0] as HTMLInputElement, 'input_2');
    await click(button('Remove input'));
    expect(inputs).toEqual({ input_2: '' });
    expect([names()[0]?.value, names()[0]?.getAttribute('aria-invalid')]).toEqual(['input_2', null]);
  });
});

describe('RelationList', () => {
  type Relation = { target: string; many?: boolean; required?: boolean };
  let relations: Record<string, Relation> = {};
  const blueprints = [
    { identifier: 'service', title: 'Service' },
    { identifier: 'domain', title: 'Domain' },
  ];

  function Editor({ initial }: { initial: Record<string, Relation> }) {
    const [value, setValue] = useState(initial);
    relations = value;
    return (
      <RelationList
        relations={toList(value)}
        blueprints={blueprints}
        onChange={(list) => setValue(toMap(list as NamedList<Relation>))}
      />
    );
  }
  async function open(initial: Record<string, Relation>) {
    await show(<Editor initial={initial} />);
  }
  const nameField = (index: number) =>
    [...document.querySelectorAll<HTMLInputElement>('input[id$="-name"]')][index] as HTMLInputElement;

  it('lets no relation take the place of another while its name is typed', async () => {
    await open({ uses: { target: 'service' }, usesMore: { target: 'domain', many: true } });
    await typeInto(nameField(1), 'uses');
    expect(relations).toEqual({ uses: { target: 'service' }, usesMore: { target: 'domain', many: true } });
    expect(document.body.textContent).toContain('This name is taken.');
    await typeInto(nameField(1), 'uses_2');
    expect(Object.keys(relations)).toEqual(['uses', 'uses_2']);
    expect(document.body.textContent).not.toContain('This name is taken.');
  });

  it('says what a name may hold, and keeps the one before', async () => {
    await open({ owner: { target: 'service' } });
    await typeInto(nameField(0), 'my owner');
    expect(relations).toEqual({ owner: { target: 'service' } });
    expect(document.body.textContent).toContain('Letters, digits and');
  });

  it('starts a new one with the first blueprint, single and optional, under a free name', async () => {
    await open({ relation: { target: 'domain' } });
    await click(button('Add relation'));
    expect(relations.relation_2).toEqual({ target: 'service', many: false, required: false });
  });

  it('changes one flag of one relation and removes only the one that is named', async () => {
    await open({ a: { target: 'service' }, b: { target: 'domain' } });
    const [, , many] = document.querySelectorAll('[type=checkbox]');
    await click(many);
    expect(relations).toEqual({ a: { target: 'service' }, b: { target: 'domain', many: true } });
    await click(button('Remove relation a'));
    expect(relations).toEqual({ b: { target: 'domain', many: true } });
  });
});
