import type { RunCommentRow } from '#db/queries/run-comments.ts';
import { type Person, personOf } from './run-view.ts';

/** What somebody said about a run; `at` is ISO 8601. */
export interface RunComment {
  id: string;
  at: string;
  author: Person;
  text: string;
}

/** A comment as `/v1` answers it. */
export function viewComment({ id, at, author, text }: RunCommentRow): RunComment {
  return { id, at: at.toISOString(), author: personOf(author), text };
}
