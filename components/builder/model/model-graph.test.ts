import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { type ModelRow, neighboursOf, shownRows, toModel, toNode, withDraft } from './model-graph.ts';

const TEAM: BlueprintDocument = { identifier: 'team' };
const SERVICE: BlueprintDocument = {
  identifier: 'service',
  title: 'Service',
  icon: 'Service',
  schema: {
    properties: {
      tier: { type: 'string', title: 'Tier', enum: ['1', '2'] },
      site: { type: 'string', format: 'url' },
      public: { type: 'boolean' },
    },
    required: ['tier'],
  },
  aggregationProperties: { open: { title: 'Open incidents', calculationSpec: { func: 'count' } } },
  relations: {
    owner: { title: 'Owner', target: 'team' },
    parent: { target: 'service' },
    gone: { target: 'nowhere' },
  },
};

describe('a blueprint as a card', () => {
  it('lists properties, what is computed, and relations, each with its one word', () => {
    const { title, icon, rows } = toNode(SERVICE);
    expect([title, icon]).toEqual(['Service', 'Service']);
    expect(rows.map(({ title: row, kind, word }) => [row, kind, word])).toEqual([
      ['Tier', 'choice', 'enum'],
      ['site', 'url', 'url'],
      ['public', 'boolean', 'yes/no'],
      ['Open incidents', 'aggregation', 'count'],
      ['Owner', 'relation', 'team'],
      ['parent', 'relation', 'service'],
      ['gone', 'relation', 'nowhere'],
    ]);
    expect(toNode(TEAM)).toEqual({ identifier: 'team', title: 'team', icon: null, rows: [] });
  });

  it('says what a draft adds and changes, being required included', () => {
    const draft: BlueprintDocument = {
      ...SERVICE,
      schema: { properties: { ...SERVICE.schema?.properties, added: { type: 'number' } }, required: [] },
    };
    const changes = toNode(draft, SERVICE).rows.filter(({ change }) => change);
    expect(changes.map(({ name, change }) => [name, change])).toEqual([
      ['tier', 'changed'],
      ['added', 'added'],
    ]);
    expect(toNode(SERVICE, SERVICE).rows.some(({ change }) => change)).toBe(false);
  });
});

describe('the rows a card has room for', () => {
  const row = (name: string, part: Partial<ModelRow> = {}): ModelRow => ({
    name,
    title: name,
    kind: 'text',
    word: 'text',
    ...part,
  });
  const many = [...'abcdefgh'].map((name) => row(name));

  it('are all of a few', () => {
    expect(shownRows(many.slice(0, 6))).toEqual({ shown: many.slice(0, 6), more: 0 });
  });

  it('leave room for two relations, and keep their order', () => {
    const relations = ['x', 'y', 'z'].map((name) => row(name, { kind: 'relation' }));
    const { shown, more } = shownRows([...many, ...relations]);
    expect([shown.map(({ name }) => name).join(''), more]).toEqual(['abcdxy', 5]);
  });

  it('hold what changed, wherever it stands', () => {
    const { shown } = shownRows(many.with(7, row('h', { change: 'added' })));
    expect(shown.map(({ name }) => name).join('')).toBe('abcdeh');
  });
});

describe('the model', () => {
  const model = toModel([SERVICE, TEAM]);

  it('has a line for each relation that leads to a blueprint there is', () => {
    expect(model.edges).toEqual([
      { id: 'service owner', source: 'service', target: 'team', label: 'Owner' },
      { id: 'service parent', source: 'service', target: 'service', label: 'parent' },
    ]);
  });

  it('shows a draft in place of its blueprint, under the name it is saved by', () => {
    const draft = {
      ...SERVICE,
      identifier: 'renamed',
      title: 'New title',
      relations: { lead: { target: 'team' } },
    };
    const { nodes, edges } = withDraft(model, SERVICE, draft);
    expect(nodes.map(({ identifier, title }) => [identifier, title])).toEqual([
      ['service', 'New title'],
      ['team', 'team'],
    ]);
    expect(edges.map(({ id }) => id)).toEqual(['service lead']);
  });

  it('knows what is one relation away in either direction, but never oneself', () => {
    expect([...neighboursOf(model.edges, 'team')]).toEqual(['service']);
    expect([...neighboursOf(model.edges, 'service')]).toEqual(['team']);
    expect(neighboursOf(model.edges, 'nowhere').size).toBe(0);
  });
});
