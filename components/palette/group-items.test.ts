import { describe, expect, it } from 'vitest';
import { groupItems } from './group-items.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

const item = (group: PaletteGroup, title: string, extra: Partial<PaletteItem> = {}): PaletteItem => ({
  id: `${group} ${title}`,
  group,
  title,
  icon: null,
  href: `/${group}/${title}`,
  ...extra,
});
const offered = (items: PaletteItem[], text: string) =>
  groupItems(items, text).map(({ title, items: shown }) => [title, shown.map((one) => one.title)]);

describe('groupItems', () => {
  it('offers recent places, actions and pages before anything is asked', () => {
    const items = [item('tables', 'Services'), item('pages', 'Runs'), item('recent', 'gateway-api')];
    expect(offered(items, ' ')).toEqual([
      ['Recent', ['gateway-api']],
      ['Pages', ['Runs']],
      ['Tables', ['Services']],
    ]);
  });

  it('puts the better match first, and leaves out what only has the letters', () => {
    const items = ['Self-service', 'Services', 'Decommission', 'Deployments'].map((name) =>
      item('tables', name),
    );
    expect(offered(items, 'serv')).toEqual([['Tables', ['Services', 'Self-service']]]);
    expect(offered(items, 'dns')).toEqual([]);
  });

  it('finds by further words', () => {
    const dark = item('commands', 'Theme: dark', { words: ['night'] });
    expect(offered([dark], 'night')).toEqual([['Commands', ['Theme: dark']]]);
  });

  it('believes the server about entities, and keeps them last whenever they arrive', () => {
    const items = [item('entities', 'by its identifier only'), item('pages', 'Catalog')];
    expect(offered(items, 'cat')).toEqual([
      ['Pages', ['Catalog']],
      ['Catalog', ['by its identifier only']],
    ]);
  });

  it('names no place twice', () => {
    const twice = [
      item('recent', 'dns', { href: '/catalog/service/dns' }),
      item('entities', 'dns', { href: '/catalog/service/dns' }),
      item('entities', 'dns', { href: '/catalog/repository/dns' }),
    ];
    expect(offered(twice, 'dns')).toEqual([
      ['Recent', ['dns']],
      ['Catalog', ['dns']],
    ]);
  });

  it('keeps commands without an address apart', () => {
    const commands = ['Theme: dark', 'Theme: light'].map((name) => {
      const { href: _, ...rest } = item('commands', name);
      return rest;
    });
    expect(offered(commands, 'theme')).toEqual([['Commands', ['Theme: dark', 'Theme: light']]]);
  });

  it('shows a few of very many', () => {
    const tables = Array.from({ length: 200 }, (_, index) => item('tables', `Kind ${index}`));
    expect(groupItems(tables, '')[0]?.items).toHaveLength(5);
    expect(groupItems(tables, 'kind')[0]?.items).toHaveLength(5);
    expect(offered(tables, 'kind 137')[0]?.[1]?.[0]).toBe('Kind 137');
  });

  it.each(['(', '\\', '[a-z', '%', '‮', 'é', '日本', ' '.repeat(300)])('survives %j', (text) => {
    expect(() => groupItems([item('pages', 'Home')], text)).not.toThrow();
  });
});
