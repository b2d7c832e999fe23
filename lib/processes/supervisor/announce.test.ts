import { describe, expect, it } from 'vitest';
import { readEnv } from '#lib/env.ts';
import { announce } from './announce.ts';

function said(variables: Record<string, string>): string {
  const lines: string[] = [];
  announce(readEnv(variables), '/data', (line) => void lines.push(line));
  return lines.join('\n');
}

describe('the last lines of a start', () => {
  it('name the address, and in the demo who one can be', () => {
    expect(said({ PORT: '4100' })).toContain('Quayside is ready: http://localhost:4100');
    expect(said({})).toContain('Ada Admin (admin), Devi Developer (developer), ');
    expect(said({ QUAYSIDE_DEMO: 'public' })).toContain('Everybody who reaches this address');
  });

  it('say what to set when nobody could sign in', () => {
    const lines = said({ QUAYSIDE_DEMO: '0' });
    expect(lines).toContain('AUTH_GITHUB_ID');
    expect(lines).toContain('AUTH_OIDC_ISSUER');
    expect(lines).not.toContain('Devi Developer');
  });

  it('say nothing of it with a provider, and never a secret', () => {
    const lines = said({ QUAYSIDE_DEMO: '0', AUTH_GITHUB_ID: 'id', AUTH_GITHUB_SECRET: 'the-secret' });
    expect(lines).not.toMatch(/AUTH_|the-secret/);
  });
});
