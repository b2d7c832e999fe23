import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { toFormSchema, toInput } from './to-form-schema.ts';

const document = {
  identifier: 'service',
  schema: {
    properties: {
      zone: { type: 'string', title: 'Zone', enum: ['a', 'b'], enumColors: { a: 'red' }, default: 'a' },
      about: { type: 'string', format: 'markdown', description: 'Help' },
    },
    required: ['about', 'gone'],
  },
  relations: {
    domain: { title: 'Domain', target: 'domain', required: true },
    uses: { target: 'service', many: true },
  },
} as unknown as BlueprintDocument;

type Form = { properties: Record<string, { properties: Record<string, unknown>; required: string[] }> };
const form = toFormSchema(document);
const schema = form.schema as unknown as Form;

describe('toFormSchema', () => {
  it('has the shape of an entity and keeps the order of the blueprint', () => {
    expect(Object.keys(schema.properties)).toEqual([
      'identifier',
      'title',
      'team',
      'properties',
      'relations',
    ]);
    expect(Object.keys(schema.properties.properties?.properties ?? {})).toEqual(['zone', 'about']);
    expect((form.uiSchema.properties as Record<string, unknown>)['ui:order']).toEqual(['zone', 'about', '*']);
  });

  it('demands what is required and exists', () => {
    expect(schema.properties.properties?.required).toEqual(['about']);
    expect(schema.properties.relations?.required).toEqual(['domain']);
  });

  it('makes relations pickers of their target', () => {
    expect(schema.properties.relations?.properties).toEqual({
      domain: { title: 'Domain', type: 'string' },
      uses: { title: 'uses', type: 'array', items: { type: 'string' } },
    });
    expect(form.uiSchema.relations).toMatchObject({
      domain: { 'ui:widget': 'EntityPicker', 'ui:options': { blueprint: 'domain', multiple: false } },
      uses: { 'ui:widget': 'EntityPicker', 'ui:options': { blueprint: 'service', multiple: true } },
    });
  });

  it('makes teams a picker of teams', () => {
    expect(form.uiSchema.team).toMatchObject({ 'ui:widget': 'TeamPicker' });
  });
});

describe('toInput', () => {
  const widget = (definition: Record<string, unknown>) => toInput('p', definition).uiSchema['ui:widget'];

  it.each([
    ['date-time', 'DateTime'],
    ['timer', 'DateTime'],
    ['url', 'URLWidget'],
    ['email', 'EmailWidget'],
    ['user', 'UserPicker'],
    ['team', 'TeamPicker'],
    ['entity', 'EntityPicker'],
    ['markdown', 'Markdown'],
    ['yaml', 'Yaml'],
    ['multi-line', 'MultiLine'],
    ['ipv4', undefined],
    ['constructor', undefined],
    [undefined, undefined],
  ])('shows the format %s as %s', (format, expected) => {
    expect(widget({ type: 'string', format })).toBe(expected);
  });

  it('offers choices with their colours, whatever the format', () => {
    const input = toInput('zone', {
      type: 'string',
      format: 'url',
      enum: ['a'],
      enumColors: { a: 'red' },
      title: 'Z',
    });
    expect(input.schema).toEqual({ type: 'string', enum: ['a'], title: 'Z' });
    expect(input.uiSchema).toEqual({ 'ui:options': { enumColors: { a: 'red' } } });
  });

  it('takes JSON for objects, lists of objects and types nobody knows', () => {
    expect(toInput('p', { type: 'object' }).uiSchema).toEqual({ 'ui:field': 'JsonField' });
    expect(toInput('p', { type: 'array', items: { type: 'object' } }).uiSchema).toEqual({
      'ui:field': 'JsonField',
    });
    expect(toInput('p', { type: 'enum', default: 1 })).toEqual({
      schema: { title: 'p' },
      uiSchema: { 'ui:field': 'JsonField' },
    });
  });

  it('takes lists as tags, as choices or by a picker', () => {
    expect(toInput('p', { type: 'array' })).toEqual({
      schema: { type: 'array', title: 'p', items: { type: 'string' } },
      uiSchema: { 'ui:widget': 'Tags', 'ui:options': { multiple: true } },
    });
    expect(widget({ type: 'array', items: { type: 'string', format: 'user' } })).toBe('UserPicker');
    const choices = toInput('p', { type: 'array', items: { type: 'string', enum: ['a'] } });
    expect(choices.schema).toMatchObject({ uniqueItems: true, items: { enum: ['a'] } });
    expect(choices.uiSchema['ui:widget']).toBeUndefined();
  });

  it('names the blueprint an entity is picked from', () => {
    expect(toInput('p', { type: 'string', format: 'entity', blueprint: 'team' }).uiSchema).toMatchObject({
      'ui:options': { blueprint: 'team' },
    });
  });

  it('keeps only patterns that cannot freeze a browser', () => {
    const pattern = (text: string) => toInput('p', { type: 'string', pattern: text }).schema.pattern;
    expect(pattern('^[a-z]+$')).toBe('^[a-z]+$');
    expect(pattern('^([a-z]+-?)+$')).toBeUndefined();
    expect(pattern('(?i)abc')).toBeUndefined();
  });

  it('lets nothing else of a definition through', () => {
    const input = toInput('p', { type: 'string', 'ui:widget': 'evil', $ref: '#', onClick: 'x' });
    expect(input).toEqual({ schema: { type: 'string', title: 'p' }, uiSchema: {} });
  });
});
