import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { OAuth2Server } from 'oauth2-mock-server';
import { freePort } from '#db/embedded/cluster.ts';

export const CLIENT_SECRET = 'a-client-secret-nobody-may-see';

export interface Providers {
  /** what the portal is started with */
  variables: Record<string, string>;
  /** name on the button of the GitHub Enterprise */
  github: string;
  /** Whom the OIDC provider lets in from now on. */
  become(email: string, verified?: boolean): void;
  close(): Promise<void>;
}

/** A GitHub Enterprise with the person octocat, and an OIDC provider that asks nothing. */
export async function startProviders(): Promise<Providers> {
  const port = await freePort();
  const github = await createEmulator({
    service: 'github',
    port,
    seed: { github: { users: [{ login: 'octocat', name: 'The Octocat', email: 'octocat@example.com' }] } },
  });
  // The API of an Enterprise stands below a path; the emulator has it at the root.
  const enterprise = createServer((incoming, outgoing) => forward(incoming, outgoing, port));
  await new Promise<void>((resolve) => enterprise.listen(0, '127.0.0.1', () => resolve()));
  const host = `127.0.0.1:${(enterprise.address() as AddressInfo).port}`;

  const oidc = new OAuth2Server();
  await oidc.issuer.keys.generate('RS256');
  await oidc.start(await freePort(), 'localhost');
  let claims: Record<string, unknown> = {};
  oidc.service.on('beforeTokenSigning', (token: { payload: Record<string, unknown> }) =>
    Object.assign(token.payload, claims),
  );
  return {
    github: `GitHub (${host})`,
    variables: {
      AUTH_GITHUB_ID: 'client',
      AUTH_GITHUB_SECRET: CLIENT_SECRET,
      AUTH_GITHUB_URL: `http://${host}`,
      AUTH_OIDC_ISSUER: oidc.issuer.url ?? '',
      AUTH_OIDC_ID: 'client',
      AUTH_OIDC_SECRET: CLIENT_SECRET,
      AUTH_OIDC_NAME: 'Acme',
    },
    become(email, verified = true) {
      claims = { sub: email, email, email_verified: verified, name: email.split('@')[0] };
    },
    async close() {
      await Promise.all([github.close(), oidc.stop()]);
      enterprise.closeAllConnections();
      await new Promise((resolve) => enterprise.close(resolve));
    },
  };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const path = (incoming.url ?? '/').replace(/^\/api\/v3/, '');
  const { method, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
