import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appForTest } from './app-for-test.ts';
import { startForTest, type TestStandIn } from './start-for-test.ts';

const app = appForTest();
const now = Math.floor(Date.now() / 1_000);
let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startForTest({ app });
});
afterAll(() => standIn.close());
beforeEach(() => control({ removed: [], suspended: false }));

const control = async (change: object) => (await standIn.post('/__control/app', change)).json();
const as = (credential: string) => ({ authorization: `Bearer ${credential}` });
const installation = async (credential = app.jwt()) =>
  standIn.get('/repos/acme/paths/installation', as(credential));
const issue = async () => {
  const { id } = (await (await installation()).json()) as { id: number };
  return standIn.post(`/app/installations/${id}/access_tokens`, {}, as(app.jwt()));
};
const token = async () => ((await (await issue()).json()) as { token: string }).token;
const said = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { message: string }).message,
];

describe('a token that an App signs', () => {
  const far = "'Expiration time' claim ('exp') is too far in the future";
  const numeric =
    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  const issuedAt =
    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  const broken = 'A JSON web token could not be decoded';
  test.each<[string, () => string, number, string]>([
    ['for longer than ten minutes', () => app.jwt({ exp: now + 900 }), 401, far],
    ['that is over', () => app.jwt({ exp: now - 1 }), 401, numeric],
    ['without an end', () => app.jwt({ exp: undefined }), 401, numeric],
    ['from the future', () => app.jwt({ iat: now + 300 }), 401, issuedAt],
    ['of another App', () => app.jwt({ iss: '9' }), 404, 'Integration not found'],
    ['signed with another key', () => appForTest().jwt(), 401, broken],
    ['that says it is not signed', () => app.jwt({}, 'none'), 401, broken],
    ['that is none', () => 'a.b.c', 401, broken],
    ['in whose place stands the personal one', () => standIn.configuration.token, 401, broken],
  ])('is refused %s', async (_, make, status, message) => {
    expect(await said(await installation(make()))).toEqual([status, message]);
  });

  test('opens the installation, and nothing else', async () => {
    expect((await installation()).status).toBe(200);
    expect(await said(await standIn.get('/repos/acme/paths', as(app.jwt())))).toEqual([
      401,
      'Bad credentials',
    ]);
  });
});

describe('a token of an installation', () => {
  test('opens the repositories of its owner, for an hour', async () => {
    const answer = await issue();
    expect(answer.status).toBe(201);
    const { token, expires_at: end } = (await answer.json()) as { token: string; expires_at: string };
    expect(Date.parse(end) - Date.now()).toBeGreaterThan(3_590_000);
    expect(Date.parse(end) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect((await standIn.get('/repos/acme/paths', as(token))).status).toBe(200);
    expect((await standIn.get('/repos/other/paths', as(token))).status).toBe(404);
    expect(standIn.world.app.opens(token, Date.parse(end))).toBeUndefined();
  });

  test('opens nothing any more once it is over, the App suspended or taken away', async () => {
    const refused = async (credential: string) =>
      said(await standIn.get('/repos/acme/paths', as(credential)));
    const first = await token();
    await control({ expire: true });
    expect(await refused(first)).toEqual([401, 'Bad credentials']);
    const second = await token();
    await control({ suspended: true });
    expect(await refused(second)).toEqual([401, 'Bad credentials']);
    expect(await said(await issue())).toEqual([403, 'This installation has been suspended']);
    await control({ suspended: false, removed: ['acme'] });
    expect(await refused(second)).toEqual([401, 'Bad credentials']);
    expect(await said(await installation())).toEqual([404, 'Not Found']);
  });
});

test('without an App nobody is one', async () => {
  const other = await startForTest();
  const answer = await other.get('/repos/acme/paths/installation', as(app.jwt()));
  expect(await said(answer)).toEqual([404, 'Integration not found']);
  await other.close();
});
