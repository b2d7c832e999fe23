import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
import { ExactRequest } from './exact-request.tsx';

const REQUEST = JSON.stringify({
  method: 'POST',
  url: 'https://api.github.com/repos/acme/paths/actions/workflows/deploy.yml/dispatches',
  body: { ref: 'main', inputs: { service: 'api' } },
  requester: 'u1',
});

let copied: string[];
beforeEach(() => {
  copied = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function open(request: string, note?: string) {
  return show(<ExactRequest title="Exact request" request={request} {...(note ? { note } : {})} />);
}
const code = (host: HTMLElement) => host.querySelector('pre')?.textContent;

describe('ExactRequest', () => {
  it('shows method, path and body as people read them', async () => {
    const host = await open(REQUEST, 'your decision is bound to it');
    expect(code(host)).toBe(
      'POST /repos/acme/paths/actions/workflows/deploy.yml/dispatches\n' +
        '{\n  "ref": "main",\n  "inputs": {\n    "service": "api"\n  }\n}',
    );
    expect(host.querySelector('h2')?.textContent).toContain('your decision is bound to it');
  });

  it('copies the stored text to the byte, whatever is shown of it', async () => {
    await open(REQUEST);
    await click(button('Copy request text'));
    expect(copied).toEqual([REQUEST]);
  });

  it('copies a command that sends the same, with a place for the token and no token', async () => {
    await open(REQUEST);
    await click(button('Copy as curl'));
    expect(copied[0]).toContain(
      'https://api.github.com/repos/acme/paths/actions/workflows/deploy.yml/dispatches',
    );
    expect(copied[0]).toContain('Bearer $GITHUB_TOKEN');
    expect(copied[0]).toContain('"service":"api"');
    expect(copied[0]).not.toContain('u1');
  });

  it('marks what would reorder or hide text, in the path as in the body', async () => {
    const url = 'https://x.test/a';
    const host = await open(JSON.stringify({ method: 'POST', url, body: { a: 'pay\u202Eevil' } }));
    expect(code(host)).toContain('"pay‹U+202E›evil"');
  });

  it('shows what it cannot read as it is stored, and offers no command for it', async () => {
    const host = await open('not the canonical form\u200B');
    expect(code(host)).toBe('not the canonical form‹U+200B›');
    expect(button('Copy as curl')).toBeUndefined();
  });
});
