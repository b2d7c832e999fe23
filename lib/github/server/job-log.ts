import { createExchange, ExchangeError } from './exchange.ts';
import { type Outcome, readAnswer } from './outcome.ts';
import type { Send } from './send.ts';

const LIMITS = { timeoutMs: 10_000, maxBytes: 4_000_000, cutOff: true };
const URL_OF_LOG = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs';

/**
 * The text of a job's log. GitHub answers with the address of a file elsewhere, valid for a minute: the one
 * place where we go on to another host, once, without our token, and only over TLS or to the API's own origin.
 */
export async function readJobLog(
  send: Send,
  apiUrl: string,
  job: { org: string; repo: string; jobId: number },
): Promise<Outcome<string>> {
  try {
    const parameters = { owner: job.org, repo: job.repo, job_id: job.jobId };
    const answer = await send(job, { method: 'GET', url: URL_OF_LOG, parameters }, LIMITS);
    if (answer.status === 302) return await readFile(answer.headers.location ?? '', apiUrl);
    return readAnswer(answer, ({ body }) => asText(body));
  } catch (error) {
    if (error instanceof ExchangeError) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

async function readFile(location: string, apiUrl: string): Promise<Outcome<string>> {
  const url = URL.canParse(location, apiUrl) ? new URL(location, apiUrl) : undefined;
  if (!url || (url.protocol !== 'https:' && url.origin !== new URL(apiUrl).origin))
    return { kind: 'failed', reason: 'GitHub names a log at an address that is not followed' };
  const answer = await createExchange(LIMITS)(url);
  if (answer.status !== 200) return { kind: 'failed', reason: `the log was answered with ${answer.status}` };
  return { kind: 'done', value: await answer.text() };
}

function asText(body: unknown): string {
  return body instanceof ArrayBuffer ? Buffer.from(body).toString('utf8') : String(body ?? '');
}
