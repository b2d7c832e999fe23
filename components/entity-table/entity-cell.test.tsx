import { describe, expect, it } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
import { TeamTitlesContext } from '#components/marks/team-name.tsx';
import { type CellLook, EntityCell, isWebUrl } from './entity-cell.tsx';

type Props = Parameters<typeof EntityCell>[0];

async function cell(look: Partial<CellLook>, value: unknown, more: Partial<Props> = {}) {
  const whole: CellLook = { key: 'x', type: 'text', ...look };
  return show(
    <TeamTitlesContext value={{ web: 'Web Platform' }}>
      <EntityCell look={whole} value={value} {...more} />
    </TeamTitlesContext>,
  );
}
const text = async (...args: Parameters<typeof cell>) => (await cell(...args)).textContent?.trim();

describe('a cell', () => {
  it.each([null, undefined, '', []])('is never empty: %j', async (value) => {
    for (const type of ['text', 'number', 'list', 'link', 'date', 'boolean'] as const)
      expect(await text({ type }, value)).toBe('–');
  });

  it.each<[CellLook['type'], unknown, string]>([
    ['number', 0, '0'],
    ['number', 1234567.5, '1,234,567.5'],
    ['number', 'not one', 'not one'],
    ['boolean', true, 'Yes'],
    ['boolean', false, 'No'],
    ['date', 'soon', 'soon'],
    ['object', { a: [1] }, '{"a":[1]}'],
    ['text', '<b>', '<b>'],
  ])('of type %s shows %j as %s', async (type, value, shown) =>
    expect(await text({ type }, value)).toBe(shown));

  it.each([
    'text',
    'choice',
    'date',
    'url',
    'list',
    'link',
  ] as const)('of type %s marks what would hide or reorder its text', async (type) => {
    const value = 'invoice\u202Egnp.exe';
    const host = await cell({ type, target: 'service' }, type === 'list' ? [value] : value);
    expect(host.textContent).toBe('invoice‹U+202E›gnp.exe');
  });

  it('draws no more of a text than a line can show, and all of it on demand where there is room', async () => {
    const notes = 'word '.repeat(2_000).trim();
    expect((await cell({}, notes)).innerHTML.length).toBeLessThan(1_500);
    const host = await cell({}, notes, { whole: true });
    expect(host.textContent.length).toBeLessThan(400);
    await click(button('Show more', host));
    expect(host.querySelector('bdi')?.textContent).toBe(notes);
  });

  it('names an exact moment for who wants it', async () => {
    const time = (await cell({ type: 'date' }, '2026-01-05T10:00:00+02:00')).querySelector('time');
    expect(time?.getAttribute('datetime')).toBe('2026-01-05T08:00:00.000Z');
  });
});

describe('a list', () => {
  it('shows two and counts the rest, all of them on hover', async () => {
    const host = await cell({ type: 'list' }, ['go', 'ts', 'rust', 5]);
    expect(host.textContent).toBe('gots+2');
    expect(host.querySelector('[title]')?.getAttribute('title')).toBe('go, ts, rust, 5');
  });

  it('shows words that every object has, too', async () => {
    expect(await text({ type: 'list' }, ['constructor', 'toString'])).toBe('constructortoString');
    expect(await text({ type: 'choice', values: ['valueOf'] }, 'valueOf')).toBe('valueOf');
  });

  it('shows everything where there is room', async () => {
    expect(await text({ type: 'list' }, ['go', 'ts', 'rust'], { whole: true })).toBe('gotsrust');
  });

  it('of teams goes by their titles', async () => {
    expect(await text({ key: '$team', type: 'list' }, ['web', 'ops'])).toBe('Web Platformops');
  });
});

describe('a link', () => {
  const titles = { service: { api: 'The API' } };
  const link = (host: HTMLElement) => host.querySelector('a');

  it('to an entity has its title, and an address that survives any identifier', async () => {
    const host = await cell({ type: 'link', target: 'service' }, 'api', { titles });
    expect([link(host)?.textContent, link(host)?.getAttribute('href')]).toEqual([
      'The API',
      '/catalog/service/api',
    ]);
    const odd = await cell({ type: 'link', target: 'a/b' }, 'x?y#z');
    expect(link(odd)?.getAttribute('href')).toBe('/catalog/a%2Fb/x%3Fy%23z');
  });

  it('to what has no title shows its identifier, names every object has included', async () => {
    expect(await text({ type: 'link', target: 'service' }, 'constructor', { titles })).toBe('constructor');
    expect(await text({ type: 'link', target: 'other' }, 'api', { titles })).toBe('api');
    expect(await text({ type: 'link', target: 'constructor' }, 'name', { titles })).toBe('name');
  });

  it('to many names each of them by its title', async () => {
    const host = await cell({ type: 'link', target: 'service' }, ['api', 'b', 'c'], { titles });
    expect([...host.querySelectorAll('a')].map(({ textContent }) => textContent)).toEqual(['The API', 'b']);
    expect(host.querySelector('[title]')?.getAttribute('title')).toBe('The API, b, c');
  });

  it('to the web opens elsewhere and drops what only browsers need', async () => {
    const anchor = link(await cell({ type: 'url' }, 'https://www.example.com/docs/'));
    expect([anchor?.firstChild?.textContent, anchor?.rel, anchor?.target]).toEqual([
      'example.com/docs',
      'noreferrer',
      '_blank',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    '//x',
    'x',
    5,
  ])('is never made of %j', async (value) => {
    expect(isWebUrl(value)).toBe(false);
    expect(link(await cell({ type: 'url' }, value))).toBeNull();
  });
});
