/** What a step `uses: quayside/…-entity@v1` was given in its `with:`. */
type StepInputs = Record<string, string>;

interface StepAnswer {
  ok: boolean;
  lines: string[];
  outputs: Record<string, string>;
}

const TIMEOUT = 30_000;

interface Answer {
  status: number;
  text: string;
}

/**
 * Performs the published step: fetches a token and writes or deletes one entity over HTTP. Never throws:
 * whatever goes wrong fails the step, with the portal's answer in the log.
 */
export async function performQuaysideStep(action: string, inputs: StepInputs): Promise<StepAnswer> {
  const lines: string[] = [];
  try {
    const url = demand(inputs, 'url').replace(/\/+$/, '');
    const token = await accessToken(url, inputs);
    const answer =
      action === 'upsert-entity'
        ? await upsert(url, token, inputs, lines)
        : await remove(url, token, inputs, lines);
    lines.push(`HTTP ${answer.status}`, ...answer.text.slice(0, 4_000).split('\n'));
    if (answer.status >= 300) {
      lines.push(`##[error]The portal refused the request with ${answer.status}.`);
      return { ok: false, lines, outputs: {} };
    }
    return { ok: true, lines, outputs: { identifier: inputs.identifier ?? '' } };
  } catch (error) {
    lines.push(`##[error]${describe(error)}`);
    return { ok: false, lines, outputs: {} };
  }
}

function describe(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error };
  return cause?.message ? `${message}: ${cause.message}` : message;
}

function demand(inputs: StepInputs, name: string): string {
  const value = inputs[name];
  if (!value) throw new Error(`Input required and not supplied: ${name}`);
  return value;
}

function parseObject(inputs: StepInputs, name: string): Record<string, unknown> {
  const text = inputs[name]?.trim();
  if (!text) return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`Input ${name} is not JSON: ${(error as Error).message}`);
  }
}

async function send(method: string, url: string, token?: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'quayside-github-action/1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return { status: response.status, text: await response.text() };
}

async function accessToken(url: string, inputs: StepInputs): Promise<string> {
  const answer = await send('POST', `${url}/v1/auth/access_token`, undefined, {
    clientId: demand(inputs, 'client-id'),
    clientSecret: demand(inputs, 'client-secret'),
  });
  const parsed = answer.status < 300 ? (JSON.parse(answer.text) as { accessToken?: string }) : {};
  if (!parsed.accessToken)
    throw new Error(`No access token: HTTP ${answer.status} ${answer.text.slice(0, 1_000)}`);
  return parsed.accessToken;
}

function upsert(url: string, token: string, inputs: StepInputs, lines: string[]): Promise<Answer> {
  const blueprint = demand(inputs, 'blueprint');
  const entity = {
    identifier: demand(inputs, 'identifier'),
    ...(inputs.title ? { title: inputs.title } : {}),
    ...(inputs.team ? { team: inputs.team.split(',').map((team) => team.trim()) } : {}),
    properties: parseObject(inputs, 'properties'),
    relations: parseObject(inputs, 'relations'),
  };
  const query = new URLSearchParams({ upsert: 'true', merge: 'true' });
  if (inputs['run-id']) query.set('run_id', inputs['run-id']);
  lines.push(`Upserting ${blueprint} "${entity.identifier}"`);
  return send(
    'POST',
    `${url}/v1/blueprints/${encodeURIComponent(blueprint)}/entities?${query}`,
    token,
    entity,
  );
}

function remove(url: string, token: string, inputs: StepInputs, lines: string[]): Promise<Answer> {
  const blueprint = demand(inputs, 'blueprint');
  const identifier = demand(inputs, 'identifier');
  const query = new URLSearchParams();
  if (inputs['delete-dependents'] === 'true') query.set('delete_dependents', 'true');
  if (inputs['run-id']) query.set('run_id', inputs['run-id']);
  lines.push(`Deleting ${blueprint} "${identifier}"`);
  const place = `${encodeURIComponent(blueprint)}/entities/${encodeURIComponent(identifier)}`;
  return send('DELETE', `${url}/v1/blueprints/${place}?${query}`, token);
}
