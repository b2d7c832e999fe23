import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { show } from '#components/fixtures/screen.tsx';
import { type DocumentText, useDocumentText } from './use-document-text.ts';

interface Shape {
  title: string;
}

let editor: DocumentText<Shape>;

function Editor({ name = 'service', title = 'Service' }: { name?: string; title?: string }) {
  editor = useDocumentText<Shape>(name, { title });
  return null;
}
async function open(props: Parameters<typeof Editor>[0] = {}) {
  await show(<Editor {...props} />);
}
const write = (text: string) => act(async () => editor.setText(text));

beforeEach(() => sessionStorage.clear());

it('text and form are two sides of one document', async () => {
  await open();
  expect(editor).toMatchObject({ document: { title: 'Service' }, isChanged: false });
  await act(async () => editor.setDocument({ title: 'Changed' }));
  expect(editor).toMatchObject({ text: '{\n  "title": "Changed"\n}', isChanged: true });
  await write('{"title":"Again"}');
  expect(editor.document).toEqual({ title: 'Again' });
});

it.each([
  '',
  '{"title":',
  'null',
  '[]',
  '5',
  '"text"',
])('%j is kept as text, and is no document', async (text) => {
  await open();
  await write(text);
  expect(editor).toMatchObject({ text, document: undefined, isChanged: true });
});

it('unsaved text survives a reload, of its own document only', async () => {
  await open();
  await write('{"title": "half');
  await open({ name: 'team', title: 'Team' });
  expect(editor.document).toEqual({ title: 'Team' });
  await open();
  expect(editor.text).toBe('{"title": "half');
});

it('what is back at its start, or saved, is not kept', async () => {
  await open();
  const original = editor.text;
  await write('x');
  await write(original);
  expect(sessionStorage).toHaveLength(0);
  await write('y');
  await act(async () => editor.forget());
  expect([editor.text, sessionStorage.length]).toEqual(['y', 0]);
});

it('goes back to what the server has', async () => {
  await open();
  await write('x');
  await act(async () => editor.reset());
  expect(editor).toMatchObject({ document: { title: 'Service' }, isChanged: false });
  expect(sessionStorage).toHaveLength(0);
});
