import { afterEach, describe, expect, it } from 'vitest';
import { renderForTest } from '#components/ui/testing-render.tsx';
import { BlueprintIcon } from './blueprint-icon.tsx';

let unmount: (() => Promise<void>) | undefined;
afterEach(async () => {
  await unmount?.();
  unmount = undefined;
});

async function drawn(icon: string | null | undefined): Promise<string> {
  await unmount?.();
  const shown = await renderForTest(<BlueprintIcon icon={icon} />);
  unmount = shown.unmount;
  const svg = shown.host.querySelector('svg');
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
