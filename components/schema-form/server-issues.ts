import { type ErrorSchema, ErrorSchemaBuilder } from '@rjsf/utils';
import type { SummaryError } from '#components/ui/error-summary.tsx';
import type { Issue } from '#lib/errors.ts';
import { type FormSchema, fieldId, fieldLabel } from './form-schema.ts';
import { pointerPath, typedPath, valueAt } from './json-pointer.ts';

/** An issue of the server and the field it belongs to; `path` is undefined when it concerns the whole form. */
export interface PlacedIssue {
  path: (string | number)[] | undefined;
  message: string;
}

/** Places issues on fields; `base` is the JSON Pointer of the form's value in what was sent, e.g. `/properties`. */
export function placeIssues(
  issues: readonly Issue[],
  schema: FormSchema,
  value: unknown,
  base = '',
): PlacedIssue[] {
  const prefix = pointerPath(base);
  return issues.map(({ path: pointer, message }) => {
    const full = pointerPath(pointer);
    const isInside = prefix.every((part, index) => full[index] === part) && full.length > prefix.length;
    const path = typedPath(full.slice(prefix.length), value);
    const isKnown =
      isInside && schema.properties !== undefined && Object.hasOwn(schema.properties, String(path[0]));
    return { path: isKnown ? path : undefined, message };
  });
}

export function issuesToErrorSchema(placed: readonly PlacedIssue[]): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const { path, message } of placed) if (path) builder.addErrors(message, path);
  return builder.ErrorSchema;
}

/** An issue stands until its field is changed. */
export function standingIssues(placed: readonly PlacedIssue[], sent: unknown, now: unknown): PlacedIssue[] {
  return placed.filter(({ path }) => !path || same(at(sent, path), at(now, path)));
}

export function summaryOfIssues(
  formId: string,
  schema: FormSchema,
  placed: readonly PlacedIssue[],
): SummaryError[] {
  return placed.map(({ path, message }) =>
    path ? { fieldId: fieldId(formId, path), label: fieldLabel(schema, path), message } : { message },
  );
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(valueAt, value);
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
