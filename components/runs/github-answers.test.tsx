import { describe, expect, it } from 'vitest';
import { show } from '#components/fixtures/screen.tsx';
import { GitHubAnswers } from './github-answers.tsx';
import type { RunAttempt } from './run-wire.ts';

async function shown(attempts: RunAttempt[]): Promise<string[]> {
  await show(<GitHubAnswers attempts={attempts} />);
  return [...document.querySelectorAll('section li')].map((item) => item.textContent ?? '');
}

const attempt = (change: Partial<RunAttempt>): RunAttempt => ({
  attempt: 1,
  startedAt: '2026-11-20T10:00:00.000Z',
  outcome: null,
  status: null,
  answer: null,
  ...change,
});

describe('GitHubAnswers', () => {
  it('is not there before anything was sent', async () => {
    await shown([]);
    expect(document.querySelector('section')).toBeNull();
  });

  it('tells each attempt apart, with what GitHub said', async () => {
    const refused = { kind: 'refused', status: 422, message: 'No ref found for: gone' };
    const [first, second, third] = await shown([
      attempt({ outcome: 'unproven', status: 502, answer: { reason: 'GitHub answered 502' } }),
      attempt({ attempt: 2, outcome: 'refused', status: 422, answer: refused }),
      attempt({ attempt: 3 }),
    ]);
    expect(first).toMatch(/^No clear answer 502, attempt 1, .*GitHub answered 502/s);
    expect(second).toMatch(/^GitHub refused it 422, attempt 2, .*No ref found for: gone/s);
    expect(third).toMatch(/^Under way attempt 3, /);
  });
});
