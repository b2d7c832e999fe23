import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of several routes are looked into
  body: any;
}

const PATIENCE_MS = 180_000;
const TIMEOUT_MS = 8_000;

/**
 * A caller as callers are: what went unanswered, or was answered with 5xx or 429, is asked again until the
 * web process is back.
 */
export class ApiClient {
  readonly #url: string;
  readonly #signIn: () => Promise<string>;
  #token: string | undefined;

  private constructor(url: string, signIn: () => Promise<string>) {
    this.#url = url;
    this.#signIn = signIn;
  }

  static demo(url: string, identity: string): ApiClient {
    const client: ApiClient = new ApiClient(url, async () => {
      const answer = await client.#ask('POST', '/v1/demo/session', { identity });
      return String(answer.body.accessToken);
    });
    return client;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    this.#token ??= await this.#signIn();
    return this.#ask(method, path, body, { authorization: `Bearer ${this.#token}`, ...headers });
  }

  async #ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.#once(method, path, body, headers);
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      if (Date.now() > until) throw new Error(`${method} ${path}: ${JSON.stringify(answer) ?? 'no answer'}`);
      await sleep(150 + Math.random() * 150);
    }
  }

  async #once(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer | undefined> {
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return undefined;
    }
  }
}
