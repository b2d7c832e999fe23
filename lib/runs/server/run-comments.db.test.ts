import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { anonymous } from '#lib/access/server/fixtures/test-context.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { addRunComment } from './add-run-comment.ts';
import { decideRun } from './decide-run.ts';
import { getRun } from './get-run.ts';
import { listApprovals } from './list-approvals.ts';
import { listQuestions } from './list-questions.ts';

const bench = await runBench(await startForTest());
const { world, sql } = bench;
const ada = await world.person({ name: 'ada' });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
const eve = await world.person({ name: 'eve' });
await bench.action('deploy', { requiredApproval: true }, { teams: ['ops'] });

const comment = async (actor: Actor, id: string, text: string) =>
  addRunComment(await world.as(actor), { id, text });
const questions = async (actor: Actor) =>
  (await listQuestions(await world.as(actor))).map(({ run, comment }) => [
    run.id,
    comment.author.name,
    comment.text,
  ]);

describe('comments on a run', () => {
  it('are kept in the order they came, with their authors, and counted in lists', async () => {
    const id = await bench.submit(ada, 'deploy');
    const ctx = await world.as(bob);
    expect(await addRunComment(ctx, { id, text: '  Why today?\n' })).toMatchObject({
      author: { kind: 'person', id: bob.id, name: 'bob', email: 'bob@example.com' },
      text: 'Why today?',
    });
    await comment(ada, id, 'The fair is tomorrow.');
    const { comments } = await getRun(await world.as(bob), { id });
    expect(comments.map(({ author, text }) => [author.name, text])).toEqual([
      ['bob', 'Why today?'],
      ['ada', 'The fair is tomorrow.'],
    ]);
    const { waiting } = await listApprovals(await world.as(bob));
    expect(waiting.find((run) => run.id === id)?.commentCount).toBe(2);
    expect(await world.auditOf(ctx)).toEqual([`run.comment ${id}`]);
    expect(await bench.stateOf(id)).toBe('waiting');
  });

  it('are for those who may read the run; for others there is no run', async () => {
    const id = await bench.submit(ada, 'deploy');
    await expect(comment(eve, id, 'Hello')).rejects.toMatchObject({ code: 'not_found' });
    await expect(comment(bob, 'r_nothing', 'Hello')).rejects.toMatchObject({ code: 'not_found' });
    await expect(comment(anonymous, id, 'Hello')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await sql`select 1 from run_comments where run_id = ${id}`).toHaveLength(0);
  });

  it('can still be made when the run has ended', async () => {
    const id = await bench.submit(ada, 'deploy');
    await decideRun(await world.as(bob), { id, decision: 'DECLINE' });
    expect(await comment(ada, id, 'Understood.')).toMatchObject({ text: 'Understood.' });
  });

  it.each([
    ['no text', ' \n', 'required'],
    ['too much text', 'x'.repeat(4_001), 'too_long'],
    ['NUL', 'a\0b', 'invalid_text'],
    ['half a character', 'a\ud800', 'invalid_text'],
  ])('are refused with %s, and the field is named', async (_, text, code) => {
    const id = await bench.submit(ada, 'deploy');
    await expect(comment(bob, id, text)).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: '/text', code }],
    });
  });

  it('are kept as they were written: markup, reordering characters and all', async () => {
    const id = await bench.submit(ada, 'deploy');
    const text = `<b>a</b> \u202Eb\u200B ${'x'.repeat(3_900)}`;
    await comment(bob, id, text);
    expect((await getRun(await world.as(ada), { id })).comments).toMatchObject([{ text }]);
  });

  it('are five hundred at most', async () => {
    const id = await bench.submit(ada, 'deploy');
    await sql`insert into run_comments (id, run_id, author_id, author, text)
      select gen_random_uuid(), ${id}, 'x', '{}', n::text from generate_series(1, 500) as n`;
    await expect(comment(bob, id, 'One more')).rejects.toMatchObject({ code: 'too_many_items' });
  });
});

describe('questions', () => {
  it('are waiting requests of one’s own on which somebody else spoke last, until they are answered', async () => {
    const kim = await world.person({ name: 'kim' });
    const [first, second, quiet] = [
      await bench.submit(kim, 'deploy'),
      await bench.submit(kim, 'deploy'),
      await bench.submit(kim, 'deploy'),
    ];
    await comment(kim, quiet, 'For the fair.');
    await comment(bob, first, 'Which zone?');
    await comment(bob, second, 'Old');
    await comment(bob, second, 'Which size?');
    expect(await questions(kim)).toEqual([
      [second, 'bob', 'Which size?'],
      [first, 'bob', 'Which zone?'],
    ]);
    expect(await questions(bob)).toEqual([]);
    await comment(kim, second, 'Small.');
    await decideRun(await world.as(bob), { id: first, decision: 'APPROVE' });
    expect(await questions(kim)).toEqual([]);
  });
});
