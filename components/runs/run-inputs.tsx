import { asText } from '#components/entity-table/entity-cell.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';

export interface RunInputsProps {
  /** titles of the action's inputs by name */
  titles?: Record<string, string>;
  inputs: Record<string, unknown>;
}

/** What was filled in; characters that hide or reorder are shown as such. */
export function RunInputs({ inputs, titles = {} }: RunInputsProps) {
  const terms = Object.entries(inputs).map(([name, value]) => ({
    id: name,
    name: titleOf(titles, name),
    value,
  }));
  return <InputTerms terms={terms} nothing="This action asks for nothing." />;
}

interface InputTermsProps {
  terms: readonly { id: string; name: string; value: unknown }[];
  /** said when there are none */
  nothing: string;
}

export function InputTerms({ terms, nothing }: InputTermsProps) {
  if (terms.length === 0) return <p className="text-ink-3">{nothing}</p>;
  return (
    <dl className="grid grid-cols-[minmax(6rem,2fr)_5fr] gap-x-4 gap-y-1.5">
      {terms.map(({ id, name, value }) => (
        <div key={id} className="contents">
          <dt className="wrap-anywhere text-ink-2">
            <VisibleText>{name}</VisibleText>
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
