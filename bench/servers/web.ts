import { insertUser } from '#db/queries/users.ts';
import { createSession } from '#lib/auth/create-session.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import { readEnv } from '#lib/env.ts';
import { newId } from '#lib/ids.ts';
import { createServices } from '#lib/processes/services.ts';
import { startNext } from '#lib/processes/web/start-next.ts';
import { startWeb } from '#lib/processes/web/start-web.ts';

/** The web process as in production; tells the cookie of somebody who is signed in. */
const env = readEnv();
const services = createServices(env, { name: 'bench', events: false });
const next = await startNext({ services, dev: false });
await startWeb({ services, port: env.port, host: env.host, pages: next.handle });
await ensureBootstrapClient(services);
const person = { id: newId(), email: 'bench@example.org', name: 'Bench', role: 'Admin' as const };
await insertUser(services.db.run, person);
const { token } = await createSession(services.db.run, services.clock, person.id);
process.send?.(`${sessionCookie(env).name}=${token}`);
process.once('disconnect', () => process.exit());
