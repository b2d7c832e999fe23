import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '#lib/errors.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { buildContext } from '#lib/web/build-context.ts';
import { CALLS, INPUTS } from './fixtures/matrix-actions.ts';
import { ACTIONS, parseExpected, VERBS } from './fixtures/matrix-expected.ts';
import { IDENTITIES, type Identity, type MatrixWorld, matrixWorld } from './fixtures/matrix-world.ts';

/** Milliseconds for a row: nine requests with their subjects, beside other work. */
const PATIENCE = 120_000;
const ROOT = path.join(import.meta.dirname, '../../..');
const actions = parseExpected(ACTIONS);
const verbs = parseExpected(VERBS);
const nameOf = (key: string) => key.replace(/ #.*$/, '');

/** What Next knows of the request; there is no Next here. */
let sent = new Headers();
vi.mock('next/headers', () => ({
  headers: async () => sent,
  cookies: async () => ({ get: () => undefined, set: () => {} }),
}));
/** Leads to GitHub, which is not here. */
vi.mock('#lib/web/next-auth.ts', () => ({ signInWith: async () => undefined }));

type Refusal = { ok: false; error: ErrorCode };
type Action = (input: unknown) => Promise<{ ok: true; data: unknown } | Refusal>;

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const files = globSync('{app,components,lib}/**/*.{ts,tsx}', { cwd: ROOT }).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);
const homes = files.filter((file) => path.basename(file) === 'server-actions.ts');

async function loadActions(): Promise<Map<string, Action>> {
  const found = new Map<string, Action>();
  for (const file of homes) {
    const module: Record<string, Action> = await import(path.join(ROOT, file));
    for (const [name, action] of Object.entries(module)) {
      if (found.has(name)) throw new Error(`Two server actions are called ${name}.`);
      found.set(name, action);
    }
  }
  return found;
}

describe('the table of server actions', () => {
  it('names every export of a server-actions.ts and no other', async () => {
    const known = [...(await loadActions()).keys()].sort();
    expect(known.length).toBeGreaterThan(20);
    expect([...new Set([...actions.keys()].map(nameOf))].sort()).toEqual(known);
    expect([...actions.keys()].sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it('has all of them, as no other file is for the server and each export is defined with a rule', () => {
    const declaring = files.filter((file) => /['"]use server['"]/.test(read(file)));
    expect(declaring.sort()).toEqual(homes.sort());
    const exported = homes.flatMap((file) => read(file).match(/^export .*$/gm) ?? []);
    expect(exported.filter((line) => !/^export const \w+ = defineServerAction\(/.test(line))).toEqual([]);
  });

  it('leaves no verb of a page without a row', () => {
    const imports = (names: string[]) =>
      names.flatMap((file) =>
        [...read(file).matchAll(/'#lib\/\w+\/server\/([\w-]+)\.ts'/g)].map(([, name]) => name),
      );
    const covered = new Set([
      ...imports(files.filter((file) => /^lib\/api\/[^/]+-routes\.ts$/.test(file))),
      ...imports(homes),
      ...[...verbs.keys()].map(nameOf),
    ]);
    const pages = imports(files.filter((file) => file.startsWith('app/') && !homes.includes(file)));
    const plain = ['context', 'blueprint-view', 'entity-write'];
    expect(pages.filter((name) => !covered.has(name) && !plain.includes(name ?? ''))).toEqual([]);
  });
});

describe('each server action answers each identity as the table says:', () => {
  let world: MatrixWorld;
  let known: Map<string, Action>;
  beforeAll(async () => {
    world = await matrixWorld(await startForTest());
    known = await loadActions();
  });

  it.each([...actions.keys()])(
    '%s',
    async (key) => {
      const answers: Partial<Record<Identity, string>> = {};
      for (const identity of IDENTITIES) answers[identity] = await outcome(world, known, key, identity);
      expect(answers).toEqual(actions.get(key));
    },
    PATIENCE,
  );
});

describe('each verb that only pages call answers each identity as the table says:', () => {
  let world: MatrixWorld;
  beforeAll(async () => {
    world = await matrixWorld(await startForTest());
  });

  it('of all that are prepared', () => {
    expect([...verbs.keys()].sort()).toEqual(Object.keys(CALLS).sort());
  });

  it.each([...verbs.keys()])(
    '%s',
    async (key) => {
      const answers: Partial<Record<Identity, string>> = {};
      for (const identity of IDENTITIES) {
        const call = await CALLS[key]?.(world);
        const facts = { headers: new Headers(world.browser(identity)), origin: 'ui' as const };
        answers[identity] = await buildContext(world.web.services, facts)
          .then(call)
          .then((answer) => `200${answer === true ? '+' : answer === false ? '-' : ''}`)
          .catch((error: { status?: number }) => String(error.status ?? error));
      }
      expect(answers).toEqual(verbs.get(key));
    },
    PATIENCE,
  );
});

/** The status of the answer; of several answers in one, of the first refusal among them. */
async function outcome(
  world: MatrixWorld,
  known: Map<string, Action>,
  key: string,
  identity: Identity,
): Promise<string> {
  const input = await INPUTS[key]?.(world);
  sent = new Headers(world.browser(identity));
  const before = world.web.lines.length;
  try {
    const answer = await known.get(nameOf(key))?.(input);
    if (!answer) return '200';
    if (!answer.ok) return String(ERROR_STATUS[answer.error]);
    const complaint = world.web.lines.slice(before).find(({ msg }) => /did not check/.test(String(msg)));
    if (complaint) return '200, unchecked';
    const refused = Array.isArray(answer.data) ? (answer.data as Refusal[]).find(({ ok }) => !ok) : undefined;
    return refused ? String(ERROR_STATUS[refused.error]) : '200';
  } catch (error) {
    if (String((error as { digest?: string }).digest).startsWith('NEXT_REDIRECT')) return '303';
    throw error;
  }
}
