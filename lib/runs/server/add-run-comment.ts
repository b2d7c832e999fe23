import { notify } from '#db/queries/events.ts';
import { countRunComments, insertRunComment } from '#db/queries/run-comments.ts';
import { actorId, describeActor } from '#lib/access/actor.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { LONGEST_COMMENT } from '#lib/runs/comment-length.ts';
import { auditRunChange } from './audit-run.ts';
import { textIssues } from './patch-run.ts';
import { requireRunFor } from './require-run.ts';
import { announceRun } from './tell-run.ts';
import { type RunComment, viewComment } from './view-comment.ts';

interface AddRunComment {
  id: string;
  text: string;
}

const MOST = 500;

/** Who may read a run may comment on it, whatever its state. A comment stays as it was written. */
export async function addRunComment(ctx: Context, input: AddRunComment): Promise<RunComment> {
  const text = input.text.trim();
  const issues = [...missing(text), ...textIssues(text, LONGEST_COMMENT, '/text')];
  if (issues[0]) throw new AppError('invalid_input', issues[0].message, { details: issues });
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'read', input.id);
    await requireRoom(ctx, run.id);
    const author = { authorId: actorId(ctx.actor), author: describeActor(ctx.actor) };
    const comment = await insertRunComment(ctx.tx, { runId: run.id, text, ...author });
    await announceRun(ctx, run.id);
    await notify(ctx.tx, 'approvals');
    await auditRunChange(ctx, run, 'run.comment', { comment: comment.id }, {});
    return viewComment(comment);
  });
}

function missing(text: string) {
  return text === '' ? [{ path: '/text', code: 'required', message: 'A comment needs a text.' }] : [];
}

async function requireRoom(ctx: TransactionContext, runId: string): Promise<void> {
  const before = (await countRunComments(ctx.tx, [runId])).get(runId) ?? 0;
  if (before >= MOST) throw new AppError('too_many_items', `A run takes at most ${MOST} comments.`);
}
