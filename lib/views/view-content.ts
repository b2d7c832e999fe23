import { AppError, type Issue } from '#lib/errors.ts';
import { isStorable } from '#lib/query/storable.ts';

export interface ViewContent {
  title: string;
  /** the query string of the catalog page, without `?` */
  state: string;
  /** everybody who sees the blueprint may use it */
  shared: boolean;
}

export const VIEW_LIMITS = { title: 100, state: 8_000 };

/** Trims the title; throws `invalid_input` naming each field at fault. */
export function parseView({ title, state, shared }: ViewContent): ViewContent {
  const name = title.trim();
  const issues: Issue[] = [];
  if (name === '') issues.push({ path: '/title', code: 'required', message: 'A view needs a title.' });
  for (const [field, text] of [
    ['title', name],
    ['state', state],
  ] as const) {
    if ([...text].length <= VIEW_LIMITS[field] && isStorable(text)) continue;
    const message = `The ${field} of a view has at most ${VIEW_LIMITS[field]} characters, none of them NUL.`;
    issues.push({ path: `/${field}`, code: 'invalid_value', message });
  }
  const [first] = issues;
  if (first) throw new AppError('invalid_input', first.message, { details: issues });
  return { title: name, state: state.replace(/^\?/, ''), shared };
}
