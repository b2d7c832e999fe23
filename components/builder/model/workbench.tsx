'use client';

import { useRouter } from 'next/navigation';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import type { ServerAction } from '#components/query/action-result.ts';
import { v1 } from '#components/query/api.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { nounOf, pluralOf, titleOf } from '#lib/blueprints/noun.ts';
import type { SaveBlueprint } from '../blueprint-editor.tsx';
import { addProperty, addRelation, findDefinition } from '../edit-document.ts';
import { ChangeBar } from '../plan/change-bar.tsx';
import { useChangePlan } from '../plan/use-change-plan.ts';
import type { DocumentText } from '../use-document-text.ts';
import { type SavedDocument, useSave } from '../use-save.ts';
import { BlueprintPanel } from './blueprint-panel.tsx';
import { DefinitionPanel } from './definition-panel.tsx';
import { KindIcon } from './kind-icon.tsx';
import { toNode } from './model-graph.ts';
import { modelHref, type Opened } from './open-in-panel.ts';
import { PanelFrame } from './panel-frame.tsx';
import { useRenamed } from './use-renamed.ts';

export interface ChosenBlueprint {
  identifier: string;
  version: number;
  document: BlueprintDocument;
}

export interface WorkbenchProps {
  chosen: ChosenBlueprint;
  property: string | undefined;
  draft: DocumentText<BlueprintDocument>;
  blueprints: { identifier: string; title: string }[];
  save: ServerAction<SaveBlueprint, SavedDocument>;
  onOpen: (opened: Opened | undefined, replace?: boolean) => void;
  onCompare: () => void;
}

/** The panel beside the graph and the plan below it: one blueprint under change. */
export function Workbench(props: WorkbenchProps) {
  const { chosen, draft, save, onCompare, onOpen } = props;
  const { identifier, version } = chosen;
  const router = useRouter();
  const saving = useSave('blueprint', identifier, version);
  const planned = useChangePlan(`${v1('blueprints', identifier)}/plan`, draft.document, draft.isChanged);
  async function apply() {
    const { document } = draft;
    if (!document) return saving.refuse(draft.tooLong ?? 'The JSON cannot be read; mend it first.');
    const saved = await saving.save(() => save({ document, identifier, expectedVersion: version }));
    if (!saved) return router.refresh();
    draft.forget();
    if (saved.identifier !== identifier) router.replace(modelHref({ blueprint: saved.identifier }));
    router.refresh();
  }
  return (
    <>
      <Panel {...props} onOpen={onOpen} />
      {draft.isChanged || saving.failure ? (
        <ChangeBar
          className="col-start-1 row-start-2 max-md:sticky max-md:bottom-0 max-md:z-10"
          noun="blueprint"
          isNew={false}
          draft={draft}
          version={version}
          planned={planned}
          entities={{ blueprint: identifier, one: nounOf(chosen.document), many: pluralOf(chosen.document) }}
          saving={saving}
          onSave={apply}
          onCompare={onCompare}
        />
      ) : null}
    </>
  );
}

function Panel({ chosen, property, draft, blueprints, onOpen }: WorkbenchProps) {
  const { identifier } = chosen;
  const { document, setDocument } = draft;
  const find = (name: string) => document && findDefinition(document, name);
  const { name, renameTo } = useRenamed(property, (one) => find(one) !== undefined);
  const close = () => onOpen(undefined);
  const open = (next: string | undefined, replace = false) =>
    onOpen({ blueprint: identifier, property: next }, replace);
  if (!document) {
    return (
      <PanelFrame label="Blueprint" icon={<BlueprintIcon />} title={titleOf(chosen.document)} onClose={close}>
        <EmptyState>The JSON of your draft cannot be read. Mend it there, or discard the changes.</EmptyState>
      </PanelFrame>
    );
  }
  const title = titleOf({ ...document, identifier });
  const node = toNode(document, chosen.document);
  const found = name === undefined ? undefined : find(name);
  const row = node.rows.find((one) => one.name === name);
  if (name !== undefined && found && row) {
    return (
      <PanelFrame
        label="Property editor"
        icon={<KindIcon kind={row.kind} size={16} />}
        title={
          <>
            <bdi>{title}</bdi>, <bdi>{row.title}</bdi>
          </>
        }
        isNew={row.change === 'added'}
        onClose={close}
      >
        <DefinitionPanel
          identifier={identifier}
          document={document}
          name={name}
          found={found}
          blueprints={blueprints}
          onChange={setDocument}
          onGo={(next) => {
            if (next !== undefined) renameTo(next);
            open(next, true);
          }}
        />
      </PanelFrame>
    );
  }
  return (
    <PanelFrame
      label="Blueprint"
      icon={<BlueprintIcon icon={document.icon} />}
      title={<bdi>{title}</bdi>}
      onClose={close}
    >
      {name === undefined ? null : (
        <p role="status" className="mb-3 text-ink-2">
          There is no “{name.slice(0, 100)}” in {title}.
        </p>
      )}
      <BlueprintPanel
        identifier={identifier}
        document={document}
        rows={node.rows}
        onChange={setDocument}
        onAddProperty={() => {
          const added = addProperty(document);
          setDocument(added.document);
          open(added.name);
        }}
        onAddRelation={() => {
          const added = addRelation(document, blueprints[0]?.identifier ?? identifier);
          setDocument(added.document);
          open(added.name);
        }}
      />
    </PanelFrame>
  );
}
