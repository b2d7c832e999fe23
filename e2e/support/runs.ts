import { expect, type Page } from '@playwright/test';

/** How long a workflow of the stand-in may take on a busy machine. */
const ENDS_WITHIN = 60_000;

export const runIdOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** The state a run page shows, while it is on its way there too. */
export async function expectState(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: words }).first()).toBeVisible({
    timeout: ENDS_WITHIN,
  });
}

export interface RunFacts {
  id: string;
  state: string;
  properties: Record<string, unknown>;
  approvals: { decision: string; reason: string | null }[];
}

/** The run as the API has it, as the page's identity may see it. */
export async function readRun(page: Page, id: string): Promise<RunFacts> {
  const answer = await page.request.get(`/v1/actions/runs/${id}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { run: RunFacts }).run;
}

/** How many runs of an action this page's identity asked for with this input: one, however often it was sent. */
export async function countRuns(page: Page, action: string, input: string, value: string): Promise<number> {
  const answer = await page.request.get('/v1/actions/runs', { params: { action, mine: true, limit: 100 } });
  const { runs } = (await answer.json()) as { runs: RunFacts[] };
  return runs.filter(({ properties }) => properties[input] === value).length;
}

/** As the page's own calls carry it: the server takes no change from elsewhere. */
export const originOf = (page: Page) => ({ origin: new URL(page.url()).origin });

/** Asks for access to a repository over the API, as this page's identity; returns the run's id. */
export async function askForAccess(page: Page, repository: string, reason: string): Promise<string> {
  if (page.url() === 'about:blank') await page.goto('/icon.svg');
  const answer = await page.request.post('/v1/actions/request_access/runs', {
    data: { entity: repository, properties: { person: 'x@example.com', reason } },
    headers: originOf(page),
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { run: RunFacts }).run.id;
}
