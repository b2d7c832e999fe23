import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Configuration } from './configuration.ts';
import type { Faults } from './faults.ts';
import type { Repository } from './fixtures.ts';
import type { Delivery } from './records.ts';
import { fullName, type Store } from './store.ts';

/** GitHub waits no longer for an answer, and never tries again by itself. */
const TIMEOUT = 10_000;

/** Sends signed deliveries and remembers each, so that it can be listed and sent again. */
export class Webhooks {
  readonly #store: Store;
  readonly #configuration: Configuration;
  readonly #faults: Faults;
  readonly #stop = new AbortController();
  readonly #open = new Set<Promise<unknown>>();
  sent = 0;

  constructor(store: Store, configuration: Configuration, faults: Faults) {
    this.#store = store;
    this.#configuration = configuration;
    this.#faults = faults;
  }

  /** Announces an event to the repository's hook, unless a fault loses it. */
  announce(repository: Repository, event: string, payload: Record<string, unknown>): void {
    if (!this.#configuration.webhook) return;
    const fault = this.#faults.nextWebhook();
    if (fault === 'drop') return;
    const guid = randomUUID();
    const delay = fault === 'delay' ? this.#faults.settings.webhookDelayMs : 0;
    this.#keep(this.#send(repository, event, guid, payload, false, delay));
    if (fault === 'duplicate') this.#keep(this.#send(repository, event, guid, payload, false, 0));
  }

  /** Sends an earlier delivery again under its old GUID. */
  redeliver(delivery: Delivery): void {
    const repository = this.#store.repositoryOf(delivery);
    this.#keep(this.#send(repository, delivery.event, delivery.guid, delivery.payload, true, 0));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([...this.#open]);
  }

  #keep(work: Promise<unknown>): void {
    const settled = work.catch(() => {}).finally(() => this.#open.delete(settled));
    this.#open.add(settled);
  }

  async #send(
    repository: Repository,
    event: string,
    guid: string,
    payload: Record<string, unknown>,
    redelivery: boolean,
    delay: number,
  ): Promise<void> {
    const hook = this.#configuration.webhook;
    if (!hook) return;
    const body = JSON.stringify(payload);
    const headers = hookHeaders(repository, event, guid, hook.secret, body);
    if (delay > 0) await sleep(delay, undefined, { signal: this.#stop.signal });
    const started = Date.now();
    this.sent++;
    const answer = await this.#post(hook.url, headers, body);
    this.#store.saveDelivery({
      id: this.#store.nextId(),
      guid,
      hookId: repository.hookId,
      repository: fullName(repository),
      event,
      action: String(payload.action ?? ''),
      redelivery,
      deliveredAt: new Date(started).toISOString(),
      duration: (Date.now() - started) / 1000,
      ...answer,
      requestHeaders: headers,
      payload,
    });
  }

  async #post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<Pick<Delivery, 'statusCode' | 'status' | 'responseHeaders' | 'responseBody'>> {
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT)]);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      return {
        statusCode: response.status,
        status: response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`,
        responseHeaders: Object.fromEntries(response.headers),
        responseBody: (await response.text()).slice(0, 10_000),
      };
    } catch (error) {
      const late = (error as Error).name === 'TimeoutError';
      return {
        statusCode: late ? 504 : 502,
        status: late ? 'timed out' : 'failed to connect to host',
        responseHeaders: {},
        responseBody: '',
      };
    }
  }
}

function hookHeaders(
  repository: Repository,
  event: string,
  guid: string,
  secret: string,
  body: string,
): Record<string, string> {
  const signature = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/5ead1a3',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(repository.hookId),
    'x-github-hook-installation-target-id': String(repository.id),
    'x-github-hook-installation-target-type': 'repository',
    'x-hub-signature': `sha1=${signature('sha1')}`,
    'x-hub-signature-256': `sha256=${signature('sha256')}`,
  };
}
