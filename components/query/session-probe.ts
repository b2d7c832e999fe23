import { api } from './api.ts';

/** Resolves when the session is good; a session that ended is announced by the call itself. */
export async function probeSession(): Promise<void> {
  await api('/v1/actions/runs', { query: { limit: 1, mine: true } });
}
