import { startPortalProcess } from './portal-process.ts';

/** The portal of all journeys that need the demo; QUAYSIDE_E2E_URL names a running one. */
export default async function startPortal(): Promise<() => Promise<void>> {
  if (process.env.QUAYSIDE_E2E_URL) return async () => undefined;
  const { url, stop } = await startPortalProcess({
    QUAYSIDE_CLIENT_ID: 'e2e-client',
    QUAYSIDE_CLIENT_SECRET: 'e2e-client-secret-0123456789',
    STAND_IN_SPEED: '6',
  });
  process.env.QUAYSIDE_E2E_URL = url;
  return stop;
}
