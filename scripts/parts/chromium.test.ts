import { expect, test } from 'vitest';
import { type Machine, planChromium } from './chromium.ts';

const machine = (change: Partial<Machine>): Machine => ({
  isRoot: false,
  hasApt: false,
  configured: undefined,
  isExecutable: () => false,
  ...change,
});

test('takes the configured one, else one of Debian, without a window where there is the choice', () => {
  const isExecutable = () => true;
  expect(planChromium(machine({ isExecutable }))).toEqual({ use: '/usr/bin/chromium-headless-shell' });
  const onlyWithWindow = (file: string) => file === '/usr/bin/chromium';
  expect(planChromium(machine({ isExecutable: onlyWithWindow }))).toEqual({ use: '/usr/bin/chromium' });
  expect(planChromium(machine({ isExecutable, configured: '/opt/chrome' }))).toEqual({ use: '/opt/chrome' });
});

test('installs as root with apt, never otherwise', () => {
  expect(planChromium(machine({ isRoot: true, hasApt: true }))).toEqual({ install: true });
  for (const change of [{ isRoot: true }, { hasApt: true }, {}])
    expect(planChromium(machine(change))).toEqual({
      tell: expect.stringMatching(/^Chromium is missing: .*$/),
    });
});

test('a wrong CHROMIUM_PATH is told, not worked around', () => {
  const plan = planChromium(machine({ isRoot: true, hasApt: true, configured: '/nowhere' }));
  expect(plan).toEqual({ tell: 'CHROMIUM_PATH names /nowhere, which is no program.' });
});
