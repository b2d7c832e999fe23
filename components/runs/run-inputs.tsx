import { asText } from '#components/entity-table/entity-cell.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';

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
            <VisibleText>{titleOf(titles, name)}</VisibleText>
          </dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">
            <InputValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function titleOf(titles: Record<string, string>, name: string): string {
  return (Object.hasOwn(titles, name) && titles[name]) || name;
}

export function InputValue({ value }: { value: unknown }) {
  if (isNothing(value)) return <span className="text-ink-3">–</span>;
  return <VisibleText>{shownAs(value)}</VisibleText>;
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Yes and no as words, a list as its lines; to the byte it stands in the exact request. */
function shownAs(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value) ? value.map(asText).join('\n') : asText(value);
}
