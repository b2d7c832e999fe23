import { expect, it } from 'vitest';
import { At } from '#components/fixtures/router.tsx';
import { show, texts, typeInto } from '#components/fixtures/screen.tsx';
import { BlueprintNav } from './blueprint-nav.tsx';
import { ShellContext, type ShellData } from './shell-data.ts';

function nav(count: number) {
  const blueprints = Array.from({ length: count }, (_, index) => ({
    identifier: `kind_${index}`,
    title: `Kind ${index}`,
    icon: null,
  }));
  const shell = { blueprints, counts: Promise.resolve(new Map()) } as unknown as ShellData;
  return show(
    <ShellContext value={shell}>
      <At path="/catalog/kind_3">
        <BlueprintNav onNavigate={undefined} />
      </At>
    </ShellContext>,
  );
}

it('lists a few tables as they are', async () => {
  const host = await nav(12);
  expect(texts(host, 'a')).toHaveLength(12);
  expect(texts(host, '[aria-current=page]')).toEqual(['Kind 3']);
  expect(host.querySelector('input')).toBeNull();
});

it('finds one of very many by title or identifier, and says when there is none', async () => {
  const host = await nav(200);
  const box = host.querySelector('input') as HTMLInputElement;
  expect(box.placeholder).toBe('Find one of 200');
  await typeInto(box, ' KIND 170 ');
  expect(texts(host, 'a')).toEqual(['Kind 170']);
  await typeInto(box, 'kind_199');
  expect(texts(host, 'a')).toEqual(['Kind 199']);
  await typeInto(box, 'nothing');
  expect(texts(host, 'a')).toEqual([]);
  expect(host.textContent).toContain('No table is called so.');
});
