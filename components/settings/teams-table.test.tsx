import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, press, show, typeInto } from '#components/fixtures/screen.tsx';
import type { ErrorBody } from '#lib/errors.ts';
import type { ListedTeam } from './team.ts';
import { TeamsTable, type TeamsTableProps } from './teams-table.tsx';

const TAKEN: ErrorBody = {
  ok: false,
  error: 'already_exists',
  message: 'There is such a team.',
  requestId: 'q',
};
const WEB: ListedTeam = {
  identifier: 'web',
  title: 'Web Platform',
  description: null,
  members: [{ id: 'u1', label: 'Ann' }],
  moderates: ['service'],
  owned: 14,
};
const people = [{ value: 'bo@x.y', label: 'Bo', hint: 'bo@x.y' }];
const blueprints = [
  { value: 'service', label: 'Service' },
  { value: 'domain', label: 'Domain' },
];

type Answer = { ok: true; data: unknown } | ErrorBody;
let asked: [verb: string, input: unknown][];
let answer: () => Promise<Answer>;
let refresh: Mock<() => void>;

beforeEach(() => {
  asked = [];
  answer = async () => ({ ok: true, data: null });
  refresh = vi.fn();
});

const verb = (name: string) => (input: unknown) => {
  asked.push([name, input]);
  return answer();
};
const actions = Object.fromEntries(
  [
    'createTeam',
    'updateTeam',
    'deleteTeam',
    'addTeamMember',
    'removeTeamMember',
    'grantModerator',
    'revokeModerator',
  ].map((name) => [name, verb(name)]),
) as unknown as TeamsTableProps['actions'];

async function open(teams: ListedTeam[] = [WEB]) {
  await show(
    <Router refresh={refresh}>
      <TeamsTable teams={teams} blueprints={blueprints} loadPeople={async () => people} actions={actions} />
    </Router>,
  );
}
const field = (id: string) => document.getElementById(id) as HTMLInputElement;
const alert = () => document.querySelector('[role=alert]')?.textContent;

describe('a new team', () => {
  it.each([
    ['Web Platform', 'web-platform'],
    ['  SIG: Network & Edge!  ', 'sig-network-edge'],
    ['24/7', '24-7'],
    ['日本', ''],
  ])('called %j is offered the identifier %j', async (title, identifier) => {
    await open();
    await typeInto(field('team-title'), title);
    expect(field('team-identifier').value).toBe(identifier);
  });

  it('keeps the identifier somebody typed, whatever the title becomes', async () => {
    await open();
    await typeInto(field('team-title'), 'Web');
    await typeInto(field('team-identifier'), 'w3');
    await typeInto(field('team-title'), ' Web Platform ');
    await click(button('Create team'));
    expect(asked).toEqual([['createTeam', { identifier: 'w3', title: 'Web Platform' }]]);
  });

  it('empties the form and shows the page anew; a refused one leaves both as they are', async () => {
    await open();
    answer = async () => TAKEN;
    await typeInto(field('team-title'), 'Ops');
    await click(button('Create team'));
    expect([field('team-title').value, alert(), refresh.mock.calls.length]).toEqual([
      'Ops',
      'There is such a team.',
      0,
    ]);
    answer = async () => ({ ok: true, data: null });
    await click(button('Create team'));
    expect([field('team-title').value, field('team-identifier').value]).toEqual(['', '']);
    expect([alert(), refresh.mock.calls.length]).toEqual([undefined, 1]);
  });
});

describe('a team', () => {
  it('loses the member that is named', async () => {
    await open();
    await click(button('Remove Ann from Web Platform'));
    expect(asked).toEqual([['removeTeamMember', { team: 'web', userId: 'u1' }]]);
  });

  it('takes the person who is searched for and chosen', async () => {
    await open();
    const box = document.querySelector('input[role=combobox]') as HTMLInputElement;
    await press(box, 'ArrowDown');
    await vi.waitFor(() => expect(document.querySelectorAll('[role=option]')).toHaveLength(1));
    await press(box, 'Enter');
    expect(asked).toEqual([['addTeamMember', { team: 'web', userId: 'bo@x.y' }]]);
  });

  it('is named anew, with its description', async () => {
    await open();
    expect(document.querySelectorAll('button[type=submit]')).toHaveLength(1);
    await typeInto(field('title-web'), ' Web ');
    await typeInto(field('description-web'), 'Everything in the browser');
    await click(button('Save'));
    expect(asked).toEqual([
      ['updateTeam', { identifier: 'web', title: 'Web', description: 'Everything in the browser' }],
    ]);
  });

  it('ends to moderate what is taken away', async () => {
    await open();
    await click(button('Remove Service'));
    expect(asked).toEqual([['revokeModerator', { team: 'web', blueprint: 'service' }]]);
  });

  it('is deleted only after the question', async () => {
    await open();
    await click(button('Delete team'));
    expect(asked).toEqual([]);
    expect(document.querySelector('[role=alertdialog]')?.textContent).toContain('It owns 14 entities.');
    await click(button('Delete team', document.querySelector('[role=alertdialog]') as Element));
    expect(asked).toEqual([['deleteTeam', { identifier: 'web' }]]);
  });

  it('says how many are in it, and that there are none yet', async () => {
    await open([WEB, { ...WEB, identifier: 'ops', members: [] }]);
    const heads = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);
    expect(heads).toEqual([expect.stringContaining('1 member'), expect.stringContaining('0 members')]);
    await open([]);
    expect(document.body.textContent).toContain('No teams yet.');
  });
});

it('says so when no answer came, and shows nothing anew', async () => {
  answer = () => Promise.reject('gone');
  await open();
  await click(button('Remove Ann from Web Platform'));
  expect([alert(), refresh.mock.calls.length]).toEqual([expect.stringContaining('No answer came'), 0]);
});
