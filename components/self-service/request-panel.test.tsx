import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdTime, pass, show, update } from '#components/fixtures/screen.tsx';
import { type Preview, previewKey } from './preview.ts';
import { RequestPanel } from './request-panel.tsx';

const PREVIEW: Preview = {
  request: JSON.stringify({ method: 'POST', url: 'https://api.github.com/x', body: { ref: 'main' } }),
  requestHash: '0',
  approvalRequired: false,
  approvers: { users: [], roles: [], teams: [] },
  issues: [],
};

const SCHEMA = { type: 'object', properties: { name: { type: 'string', title: 'Service name' } } } as const;

let asked: { path: string; body: unknown }[];
let answer: () => Response;
let client: QueryClient;

beforeEach(() => {
  holdTime();
  asked = [];
  answer = () => Response.json({ ok: true, ...PREVIEW });
  client = new QueryClient();
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(init.body)) });
    return answer();
  });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

const panel = (input: Partial<Parameters<typeof RequestPanel>[0]> = {}) => (
  <QueryClientProvider client={client}>
    <RequestPanel action="deploy" entity={undefined} properties={{}} schema={SCHEMA} enabled {...input} />
  </QueryClientProvider>
);
async function open(input: Parameters<typeof panel>[0] = {}) {
  const host = await show(panel(input));
  await pass(1_000);
  return host;
}
async function type(properties: Record<string, unknown>, milliseconds: number) {
  await update(panel({ properties }));
  await pass(milliseconds);
}
const section = (host: HTMLElement, id: string) =>
  host.querySelector(`[aria-labelledby="${id}"]`)?.textContent ?? '';

describe('the request that would be sent', () => {
  it('is asked for as the form stands, the entity only where there is one', async () => {
    const host = await open({ action: 'a/b', properties: { name: 'api' }, entity: 'svc' });
    expect(asked).toEqual([
      { path: '/v1/actions/a%2Fb/preview', body: { properties: { name: 'api' }, entity: 'svc' } },
    ]);
    expect(host.querySelector('pre')?.textContent).toContain('POST /x');
    await type({}, 1_000);
    expect(asked.at(-1)?.body).toEqual({ properties: {} });
  });

  it('is asked for once when typing pauses, not for every letter', async () => {
    await open();
    for (const name of ['a', 'ap', 'api']) await type({ name }, 100);
    expect(asked).toHaveLength(1);
    await pass(300);
    expect(asked.map(({ body }) => body)).toEqual([{ properties: {} }, { properties: { name: 'api' } }]);
  });

  it('comes with the page for the form as it opens, and is asked for once that changes', async () => {
    const of = previewKey({ action: 'deploy', entity: undefined, properties: {} });
    const host = await open({ first: { of, preview: Promise.resolve(PREVIEW) } });
    expect(host.querySelector('pre')?.textContent).toContain('POST /x');
    expect(asked).toEqual([]);
    await type({ name: 'api' }, 1_000);
    expect(asked.map(({ body }) => body)).toEqual([{ properties: { name: 'api' } }]);
  });

  it('is asked for when none came with the page, or one of something else', async () => {
    const of = previewKey({ action: 'deploy', entity: undefined, properties: {} });
    await open({ first: { of, preview: Promise.resolve(undefined) } });
    expect(asked).toHaveLength(1);
    client.clear();
    await open({ properties: { name: 'draft' }, first: { of, preview: Promise.resolve(PREVIEW) } });
    expect(asked.at(-1)?.body).toEqual({ properties: { name: 'draft' } });
  });

  it('stays in sight while the next one is on its way', async () => {
    const host = await open();
    answer = () => Response.json({}, { status: 500 });
    await update(panel({ properties: { name: 'x' } }));
    await pass(100);
    expect(host.querySelector('pre')?.textContent).toContain('POST /x');
  });

  it('is not asked for before it is known what for', async () => {
    const host = await open({ enabled: false });
    expect([asked, host.textContent]).toEqual([[], 'Choose what it is for, and the request appears here.']);
  });

  it('gives its place to the reason when it cannot be made', async () => {
    const message = 'You may not run this action.';
    const refusal = { ok: false, error: 'forbidden', message, requestId: 'q' };
    answer = () => Response.json(refusal, { status: 403 });
    const host = await open();
    expect(host.textContent).toContain(message);
    expect([host.querySelector('pre'), asked.length]).toEqual([null, 1]);
  });
});

describe('what stands beside it', () => {
  const say = async (changes: Partial<Preview>) => {
    answer = () => Response.json({ ok: true, ...PREVIEW, ...changes });
    return open();
  };

  it('is each thing that keeps it from being sent, by the field people know, or that nothing does', async () => {
    const host = await say({
      issues: [
        { path: '/properties/name', code: 'required', message: 'This value is required.' },
        { path: '/properties/untitled', code: 'too_large', message: 'Too large.' },
        { path: '', code: 'invalid_state', message: 'No workflow.' },
      ],
    });
    const verdicts = [...host.querySelectorAll('[aria-labelledby=verdicts] li')];
    expect(verdicts.map(({ textContent }) => textContent?.replace(/^(Blocks|Missing)/, ''))).toEqual([
      'untitled: Too large.',
      'No workflow.',
      'Still to fill in: Service name',
    ]);
    client.clear();
    expect((await say({})).textContent).toContain('The inputs pass');
  });

  it.each<[string, Partial<Preview>, string]>([
    ['nobody, when none is needed', { approvalRequired: false }, 'Nobody: it is sent at once'],
    ['that nobody can, when one is needed', { approvalRequired: true }, 'Nobody may approve this action yet'],
    [
      'any one of those who may',
      { approvalRequired: true, approvers: { users: ['a@x.y'], roles: [], teams: ['web'], type: 'ANY' } },
      'Any one of these, never you.weba@x.y',
    ],
    [
      'one of each, when all must agree',
      { approvalRequired: true, approvers: { users: [], roles: ['Admin'], teams: [], type: 'ALL' } },
      'One of each has to agree.Everybody with the role Admin',
    ],
  ])('is who approves: %s', async (_name, changes, words) => {
    expect(section(await say(changes), 'who-approves')).toContain(words);
  });

  it('is what happens underneath, in its order, where the workflow could be read', async () => {
    const job = (id: string, ...needs: string[]) => ({ id, name: id.toUpperCase(), needs, steps: 3 });
    const jobs = [
      { ...job('build'), medianSeconds: 62 },
      { ...job('test', 'build'), medianSeconds: null },
      { ...job('lint', 'build'), steps: null, medianSeconds: null },
      { ...job('ship', 'test', 'lint'), steps: 1, medianSeconds: null },
    ];
    const url = 'https://api.github.com/repos/o/r/actions/workflows/my%20flow.yml/dispatches';
    const host = await say({ jobs, request: JSON.stringify({ method: 'POST', url, body: {} }) });
    const columns = [...host.querySelectorAll('[aria-labelledby=underneath] li')].map((li) => li.textContent);
    expect(columns).toEqual([
      'BUILD about 1 min, 3 steps',
      'TEST 3 stepsLINT another workflowside by side',
      'SHIP 1 step',
    ]);
    expect(section(host, 'underneath')).toContain('my flow.yml');
    expect(section(await say({ jobs: [] }), 'underneath')).toContain('could not be read');
  });
});
