import { listQuestionsTo } from '#db/queries/run-comments.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { type RunView, viewRuns } from './run-view.ts';
import { type RunComment, viewComment } from './view-comment.ts';

export interface Question {
  run: RunView;
  /** the last word on it, of somebody else */
  comment: RunComment;
}

const MOST = 20;

/** The caller's own waiting requests on which somebody else spoke last, the latest first. */
export async function listQuestions(ctx: Context): Promise<Question[]> {
  authorise(ctx, 'read', 'Run');
  const view = { ability: ctx.ability, requesterId: actorId(ctx.actor) };
  const questions = await listQuestionsTo(reader(ctx), view, MOST);
  const runs = await viewRuns(
    ctx,
    questions.map(({ run }) => run),
  );
  return questions.flatMap(({ comment }, index) => {
    const run = runs[index];
    return run ? [{ run, comment: viewComment(comment) }] : [];
  });
}
