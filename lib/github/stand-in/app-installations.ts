import { randomBytes } from 'node:crypto';

const HOUR = 3_600_000;

export interface IssuedToken {
  token: string;
  expiresAt: Date;
}

/** Where the App is installed, and the tokens it was given. Nothing of it outlives the process. */
export class AppInstallations {
  /** owners it was taken from */
  readonly removed = new Set<string>();
  suspended = false;
  issued = 0;
  readonly #owners = new Map<string, number>();
  readonly #tokens = new Map<string, { owner: string; expiresAt: number }>();

  constructor(owners: Iterable<string>) {
    let id = 41_000_000;
    for (const owner of owners) this.#owners.set(owner.toLowerCase(), ++id);
  }

  /** Number of the installation with an owner; undefined where there is none. */
  of(owner: string): number | undefined {
    const name = owner.toLowerCase();
    return this.removed.has(name) ? undefined : this.#owners.get(name);
  }

  ownerOf(id: number): string | undefined {
    const owner = [...this.#owners].find(([, number]) => number === id)?.[0];
    return owner !== undefined && !this.removed.has(owner) ? owner : undefined;
  }

  issue(owner: string, now = Date.now()): IssuedToken {
    const token = `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, '0')}`;
    const expiresAt = new Date(Math.floor((now + HOUR) / 1_000) * 1_000);
    this.#tokens.set(token, { owner, expiresAt: expiresAt.getTime() });
    this.issued += 1;
    return { token, expiresAt };
  }

  /** The owner whose repositories a token opens; undefined for one that is unknown, over, or taken back. */
  opens(token: string, now = Date.now()): string | undefined {
    const known = this.#tokens.get(token);
    if (!known || known.expiresAt <= now || this.suspended || this.removed.has(known.owner)) return undefined;
    return known.owner;
  }

  /** As if their hour were over. */
  expireAll(): void {
    this.#tokens.clear();
  }
}
