import { asText } from '#components/entity-table/entity-cell.tsx';
import { visibleText } from './request-parts.ts';

export interface RunInputsProps {
  /** titles of the action's inputs by name */
  titles?: Record<string, string>;
  inputs: Record<string, unknown>;
}

/** What was filled in, as a list of terms; characters that hide or reorder are shown as such. */
export function RunInputs({ inputs, titles = {} }: RunInputsProps) {
  const entries = Object.entries(inputs);
  if (entries.length === 0) return <p className="text-ink-3">This action asks for nothing.</p>;
  return (
    <dl className="grid grid-cols-[minmax(6rem,2fr)_5fr] gap-x-4 gap-y-1.5">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="wrap-anywhere text-ink-2">
            {visibleText((Object.hasOwn(titles, name) && titles[name]) || name)}
          </dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">
            {isNothing(value) ? <span className="text-ink-3">–</span> : visibleText(shownAs(value))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Yes and no as words, a list as its lines; to the byte it stands in the exact request. */
function shownAs(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value) ? value.map(asText).join('\n') : asText(value);
}
