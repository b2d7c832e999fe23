/** Name of the workflow input that carries our run id; a workflow may declare it or not. */
export const RUN_ID_INPUT = 'quayside_run_id';

/** What the worker needs of a stored, approved request. */
export interface DispatchRequest {
  url: string;
  body: { ref: string; inputs: Record<string, string> };
  target: WorkflowTarget;
  /** the workflow is told our run id, so its runs can be recognised in listings and webhooks */
  carriesRunId: boolean;
}

export interface WorkflowTarget {
  org: string;
  repo: string;
  /** file name in `.github/workflows`, or a workflow's number */
  workflow: string;
}

const PATH = /^\/repos\/([^/]+)\/([^/]+)\/actions\/workflows\/([^/]+)\/dispatches$/;

/** Thrown for a stored request that must not be sent. */
export class RequestUnusable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RequestUnusable';
  }
}

/**
 * Reads the canonical text that was shown, approved and hashed. Refuses what is not a dispatch to
 * `apiUrl`: our token is for that host only, wherever an older configuration may have pointed.
 */
export function readDispatchRequest(canonical: string, apiUrl: string): DispatchRequest {
  const { method, url, body } = JSON.parse(canonical) as Record<string, unknown>;
  if (method !== 'POST' || typeof url !== 'string' || !url.startsWith(`${apiUrl}/`))
    throw new RequestUnusable('The request was made for another GitHub than the one configured now.');
  const [, org, repo, workflow] = PATH.exec(url.slice(apiUrl.length)) ?? [];
  const { ref, inputs = {} } = (body ?? {}) as { ref?: unknown; inputs?: Record<string, string> };
  if (!org || !repo || !workflow || typeof ref !== 'string')
    throw new RequestUnusable('The stored request is not a dispatch of a workflow.');
  return {
    url,
    body: { ref, inputs },
    target: {
      org: decodeURIComponent(org),
      repo: decodeURIComponent(repo),
      workflow: decodeURIComponent(workflow),
    },
    carriesRunId: Object.hasOwn(inputs, RUN_ID_INPUT),
  };
}
