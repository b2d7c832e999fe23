import { bothQueries } from './filter-query.ts';
import type { Question } from './search-body.ts';
import type { Selection } from './use-selection.ts';

/** Asks for the marked rows alone: everything the filter finds, or of that the ones marked one by one. */
export function markedQuestion(question: Question, { ids, all }: Selection): Question {
  if (all) return question;
  const marks = {
    combinator: 'and' as const,
    rules: [{ property: '$identifier', operator: 'in', value: [...ids] }],
  };
  const query = bothQueries(question.query, marks);
  return { ...question, ...(query ? { query } : {}) };
}
