import { describe, expect, it } from 'vitest';
import { linkTitles } from './link-titles.ts';

const link = (blueprint: string, identifier: string, title: string | null = null) => ({
  blueprint,
  identifier,
  title,
});

describe('linkTitles', () => {
  it('gathers what several entities lead to, by blueprint and identifier', () => {
    expect(
      linkTitles([
        {
          owner: [link('_team', 'web', 'Web Platform')],
          uses: [link('service', 'a', 'A'), link('service', 'b', 'B')],
        },
        { uses: [link('service', 'a', 'A')], domain: [link('domain', 'a', 'Another A')] },
      ]),
    ).toEqual({
      _team: { web: 'Web Platform' },
      service: { a: 'A', b: 'B' },
      domain: { a: 'Another A' },
    });
  });

  it('leaves out what says no more than the identifier', () => {
    expect(
      linkTitles([{ r: [link('b', 'same', 'same'), link('b', 'none'), link('b', 'empty', '')] }]),
    ).toEqual({});
    expect(linkTitles([])).toEqual({});
    expect(linkTitles([{ r: [] }])).toEqual({});
  });

  it('takes names every object has for names, and touches no object but its own', () => {
    const titles = linkTitles([
      { r: [link('__proto__', 'polluted', 'yes'), link('constructor', 'polluted', 'yes')] },
      { r: [link('service', '__proto__', 'Proto'), link('service', 'toString', 'To string')] },
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((Object as unknown as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(titles)).toEqual(['__proto__', 'constructor', 'service']);
    expect(Object.entries(titles.service ?? {})).toEqual([
      ['__proto__', 'Proto'],
      ['toString', 'To string'],
    ]);
  });
});
