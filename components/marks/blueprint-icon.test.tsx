import { describe, expect, it } from 'vitest';
import { show } from '#components/fixtures/screen.tsx';
import { BlueprintIcon } from './blueprint-icon.tsx';

async function drawn(icon: string | null | undefined): Promise<string> {
  const svg = (await show(<BlueprintIcon icon={icon} />)).querySelector('svg');
  expect(svg?.getAttribute('aria-hidden')).toBe('true');
  return svg?.innerHTML ?? '';
}

describe('BlueprintIcon', () => {
  it('finds an icon however documents spell it', async () => {
    const pullRequest = await drawn('pullrequest');
    expect(pullRequest).not.toBe(await drawn('box'));
    for (const name of ['PullRequest', 'pull-request', 'Pull Request', 'pull_request'])
      expect(await drawn(name)).toBe(pullRequest);
  });

  it.each([
    null,
    undefined,
    '',
    'NoSuchIcon',
    '日本',
    'constructor',
    '__proto__',
    'to-string',
  ])('draws a plain box for %j', async (name) => {
    expect(await drawn(name)).toBe(await drawn('Blank'));
  });
});
