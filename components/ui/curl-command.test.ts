import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { curlCommand } from './curl-command.ts';

/** What a shell would hand to curl. */
function wordsOf(command: string): string[] {
  const script = command.replace(/^curl/, `printf '%s\\0'`);
  return execFileSync('sh', ['-c', script], { env: { ...process.env, TOKEN: 't0ken', HOME: '/secret' } })
    .toString()
    .split('\0')
    .slice(0, -1);
}

it('reads with a named token', () => {
  const command = curlCommand({ url: '/v1/blueprints' }, 'https://portal.example');
  expect(command).toContain('$TOKEN');
  expect(wordsOf(command)).toEqual([
    'https://portal.example/v1/blueprints',
    '-H',
    'Authorization: Bearer t0ken',
  ]);
});

it('keeps quotes, dollars and backticks of people what they are', () => {
  const body = { title: `it's $HOME \`id\` "x" \\` };
  const command = curlCommand(
    { method: 'POST', url: '/v1/x', body, headers: { 'X-A': '$HOME `id`' } },
    'http://a',
  );
  const words = wordsOf(command);
  expect(words.slice(0, 3)).toEqual(['-X', 'POST', 'http://a/v1/x']);
  expect(words).toContain('Content-Type: application/json');
  expect(words).toContain('X-A: $HOME `id`');
  expect(JSON.parse(words.at(-1) as string)).toEqual(body);
});

it('leaves a whole address and a written body alone', () => {
  const words = wordsOf(
    curlCommand({ method: 'POST', url: 'https://api.github.com/x', body: '{"a":1}' }, 'http://a'),
  );
  expect(words[2]).toBe('https://api.github.com/x');
  expect(words.at(-1)).toBe('{"a":1}');
});
