import { expect, it } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
import { describedBy, Field } from './field.tsx';
import { PageHeader } from './page-header.tsx';

const LONG = 'somebody pasted a page of a wiki '.repeat(300).trim();

it('buries no page under its description, and shows the rest when asked', async () => {
  const host = await show(<PageHeader title="Services" description={LONG} />);
  expect(host.textContent.length).toBeLessThan(400);
  expect(button('Show more')?.getAttribute('aria-expanded')).toBe('false');
  await click(button('Show more'));
  expect(host.querySelector('bdi')?.textContent).toBe(LONG);
  await click(button('Show less'));
  expect(host.textContent.length).toBeLessThan(400);
});

it('describes a field by what is shown, not by the button that shows more', async () => {
  await show(
    <Field id="zone" label="Zone" help={LONG}>
      <input id="zone" aria-describedby={describedBy('zone', { help: LONG })} />
    </Field>,
  );
  const description = document.getElementById('zone-help')?.textContent ?? '';
  expect(description.length).toBeLessThan(400);
  expect(description).not.toContain('Show more');
});

it('leaves a short text as it is, kept to its own direction', async () => {
  const host = await show(<PageHeader title={'Pay\u202Eroll'} description="שירות" />);
  expect(host.querySelector('h1')?.textContent).toBe('Pay‹U+202E›roll');
  expect(host.querySelector('bdi')?.textContent).toBe('שירות');
  expect(button('Show more')).toBeUndefined();
});
