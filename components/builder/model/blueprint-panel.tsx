'use client';

import { Plus } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { Section } from '#components/ui/page-header.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { requiredOf } from '#lib/blueprints/blueprint-model.ts';
import { BlueprintDetails } from '../blueprint-details.tsx';
import { KindIcon } from './kind-icon.tsx';
import type { ModelRow } from './model-graph.ts';
import { usePanelLink } from './open-in-panel.ts';

export interface BlueprintPanelProps {
  identifier: string;
  document: BlueprintDocument;
  rows: readonly ModelRow[];
  onChange: (document: BlueprintDocument) => void;
  onAddProperty: () => void;
  onAddRelation: () => void;
}

/** The blueprint itself in the panel: what it is called, and the way to each of its properties and relations. */
export function BlueprintPanel(props: BlueprintPanelProps) {
  const { identifier, document, rows, onChange, onAddProperty, onAddRelation } = props;
  const required = new Set(requiredOf(document));
  const isRelation = ({ kind }: ModelRow) => kind === 'relation';
  return (
    <>
      <div className="mb-6 grid grid-cols-2 gap-3">
        <BlueprintDetails document={document} onChange={onChange} />
      </div>
      <Section
        id="panel-properties"
        title="Properties"
        end={
          <Button size="sm" onClick={onAddProperty}>
            <Plus aria-hidden size={14} /> Add property
          </Button>
        }
      >
        <Rows blueprint={identifier} rows={rows.filter((row) => !isRelation(row))} required={required} />
      </Section>
      <Section
        id="panel-relations"
        title="Relations"
        end={
          <Button size="sm" onClick={onAddRelation}>
            <Plus aria-hidden size={14} /> Add relation
          </Button>
        }
      >
        <Rows blueprint={identifier} rows={rows.filter(isRelation)} required={required} />
      </Section>
      <div className="flex flex-wrap gap-2">
        <ButtonLink size="sm" href={`/builder/${encodeURIComponent(identifier)}`}>
          Whole editor
        </ButtonLink>
        <ButtonLink size="sm" variant="quiet" href={`/catalog/${encodeURIComponent(identifier)}`}>
          Open table
        </ButtonLink>
      </div>
    </>
  );
}

interface RowsProps {
  blueprint: string;
  rows: readonly ModelRow[];
  required: ReadonlySet<string>;
}

const CHANGE = { added: 'bg-success-tint', changed: 'bg-warning-tint' };
/** More are found in the whole editor; as many rows as this a browser draws at once. */
const MOST = 300;

function Rows({ blueprint, rows, required }: RowsProps) {
  const link = usePanelLink();
  if (rows.length === 0) return <p className="text-ink-2">None yet.</p>;
  return (
    <ul className="-mx-2">
      {rows.slice(0, MOST).map((row) => (
        <li key={`${row.kind} ${row.name}`}>
          <Link
            {...link({ blueprint, property: row.name })}
            className={cx(
              'flex min-h-7.5 items-center gap-2 rounded-1 px-2 hover:bg-hover pointer-coarse:min-h-11',
              row.change && CHANGE[row.change],
            )}
          >
            <KindIcon kind={row.kind} size={14} />
            <bdi className="min-w-0 truncate">{row.title}</bdi>
            <span className="ml-auto shrink-0 text-xs text-ink-3">
              {row.word}
              {row.kind !== 'relation' && required.has(row.name) ? ', required' : ''}
            </span>
          </Link>
        </li>
      ))}
      {rows.length > MOST ? (
        <li className="px-2 text-ink-3">{(rows.length - MOST).toLocaleString('en')} more in the JSON.</li>
      ) : null}
    </ul>
  );
}
