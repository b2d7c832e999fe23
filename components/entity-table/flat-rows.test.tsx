import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { show } from '#components/fixtures/screen.tsx';
import type { EntityRow } from './entity-row.ts';
import { FlatRows } from './flat-rows.tsx';
import type { RowTools } from './table-frame.tsx';

const rows = Array.from({ length: 50 }, (_, at) => ({
  identifier: `e${at}`,
  blueprint: 'service',
})) as EntityRow[];
const tools = {
  columns: { pinned: [], moving: [], before: 0, after: 0 },
  span: 1,
  phone: false,
  isMarked: () => false,
  onMark: () => undefined,
} as unknown as RowTools;
const table = (
  <table>
    <FlatRows rows={rows} titles={undefined} isStale={false} tools={tools} />
  </table>
);

it('comes with the rows that fit on a screen, and draws the others in the browser', async () => {
  const sent = renderToString(table).match(/data-row="e\d+"/g) ?? [];
  expect(sent.length).toBeGreaterThanOrEqual(20);
  expect(sent.length).toBeLessThan(rows.length);
  const host = await show(table);
  expect(host.querySelectorAll('[data-row]')).toHaveLength(rows.length);
});
