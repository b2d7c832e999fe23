import { expect, test } from 'vitest';
import { generateTeams } from './generate-teams.ts';
import type { Group } from './kubernetes-project.ts';

const group = (kind: string, mission: string | null = null): Group => ({
  identifier: `${kind}-storage`,
  title: 'Storage',
  kind,
  mission,
  slack: null,
  mailingList: null,
  charter: null,
});

test.each([
  ['sig', 'SIG Storage'],
  ['working-group', 'WG Storage'],
  ['committee', 'Committee Storage'],
  ['usergroup', 'usergroup Storage'],
])('a %s is called what people call it', (kind, title) => {
  expect(generateTeams({ groups: [group(kind)], components: [], repositories: [] })).toEqual([
    { identifier: `${kind}-storage`, title, description: null },
  ]);
});

test('a team is described by its mission, in the order of the project', () => {
  const groups = [group('sig', 'Keeps bytes.'), group('committee')];
  const teams = generateTeams({ groups, components: [], repositories: [] });
  expect(teams.map(({ description }) => description)).toEqual(['Keeps bytes.', null]);
});
