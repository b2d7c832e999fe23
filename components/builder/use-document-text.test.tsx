import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { show, update } from '#components/fixtures/screen.tsx';
import { LONGEST_TEXT } from '#components/json-editor/longest-text.ts';
import { type DocumentText, useDocumentText } from './use-document-text.ts';

interface Shape {
  title: string;
}

let editor: DocumentText<Shape>;

interface Props {
  name?: string;
  title?: string;
  version?: number;
}

function Editor({ name = 'service', title = 'Service', version = 1 }: Props) {
  editor = useDocumentText<Shape>(name, { title }, version);
  return null;
}
async function open(props: Parameters<typeof Editor>[0] = {}) {
  await show(<Editor {...props} />);
}
const write = (text: string) => act(async () => editor.setText(text));

beforeEach(() => localStorage.clear());

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
  expect(localStorage).toHaveLength(0);
  await write('y');
  await act(async () => editor.forget());
  expect([editor.text, localStorage.length]).toEqual(['y', 0]);
});

it('goes back to what the server has', async () => {
  await open();
  await write('x');
  await act(async () => editor.reset());
  expect(editor).toMatchObject({ document: { title: 'Service' }, isChanged: false });
  expect(localStorage).toHaveLength(0);
});

it('follows what is saved elsewhere while nothing is changed here', async () => {
  await open();
  await update(<Editor title="Subproject" version={2} />);
  expect(editor).toMatchObject({ document: { title: 'Subproject' }, staleVersion: undefined });
});

it('keeps what was written on an older version, says so, and brings it onto the new one', async () => {
  await open();
  await write('{"title": "Service", "icon": "Box"}');
  await update(<Editor title="Subproject" version={2} />);
  expect(editor).toMatchObject({ staleVersion: 1, document: { title: 'Service', icon: 'Box' } });
  await open({ title: 'Subproject', version: 2 });
  expect(editor.staleVersion).toBe(1);
  await act(async () => editor.rebase());
  expect(editor).toMatchObject({ staleVersion: undefined, document: { title: 'Subproject', icon: 'Box' } });
  await act(async () => editor.reset());
  expect(editor).toMatchObject({ document: { title: 'Subproject' }, isChanged: false });
});

it('goes over to another document with its own draft', async () => {
  await open();
  await write('{"title": "Mine"}');
  await update(<Editor name="team" title="Team" />);
  expect(editor.document).toEqual({ title: 'Team' });
  await update(<Editor />);
  expect(editor.document).toEqual({ title: 'Mine' });
});

it('reads no text that is longer than any server takes', async () => {
  await open();
  await write(JSON.stringify({ title: 'x'.repeat(LONGEST_TEXT) }));
  expect(editor.document).toBeUndefined();
  expect(editor.tooLong).toContain('at most 256,000');
  await write('{}');
  expect(editor.tooLong).toBeUndefined();
});

it('takes one change after the other back, until what was there at first', async () => {
  await open();
  expect(editor.undo).toBeUndefined();
  await act(async () => editor.setDocument({ title: 'A much longer title' }));
  await act(async () => editor.setDocument({ title: 'Gone' }));
  await act(async () => editor.undo?.());
  expect(editor).toMatchObject({ document: { title: 'A much longer title' }, isChanged: true });
  await act(async () => editor.undo?.());
  expect(editor).toMatchObject({ document: { title: 'Service' }, isChanged: false, undo: undefined });
  await open();
  expect(editor.isChanged, 'no draft is left').toBe(false);
});

it('takes discarding back, but nothing past what somebody else saved', async () => {
  await open();
  await write('{"title": "Mine, and much longer"}');
  await act(async () => editor.reset());
  await act(async () => editor.undo?.());
  expect(editor.document).toEqual({ title: 'Mine, and much longer' });
  await update(<Editor title="Theirs" version={2} />);
  await act(async () => editor.rebase());
  expect(editor).toMatchObject({ document: { title: 'Mine, and much longer' }, undo: undefined });
});
