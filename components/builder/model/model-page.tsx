'use client';

import { Braces, History, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ServerAction } from '#components/query/action-result.ts';
import { v1 } from '#components/query/api.ts';
import { useViewer } from '#components/shell/viewer.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { PHONE, useInBrowser, useMedia } from '#components/ui/use-media.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import type { SaveBlueprint } from '../blueprint-editor.tsx';
import { useDocumentText } from '../use-document-text.ts';
import type { SavedDocument } from '../use-save.ts';
import { VersionsDialog } from '../versions/versions-dialog.tsx';
import { BlueprintCard } from './blueprint-card.tsx';
import { type Model, withDraft } from './model-graph.ts';
import { ModelGraphView } from './model-graph-view.tsx';
import { OpenInPanel } from './open-in-panel.ts';
import { useOpened } from './use-opened.ts';
import { type ChosenBlueprint, Workbench } from './workbench.tsx';

export interface ModelPageProps {
  model: Model;
  chosen: ChosenBlueprint | undefined;
  mayDefine: boolean;
  /** the chosen one: a moderator may, who defines none */
  mayChange: boolean;
  save: ServerAction<SaveBlueprint, SavedDocument>;
}

const NONE: BlueprintDocument = { identifier: '' };

/** The model as a graph or a list, with the chosen blueprint in a panel beside it. */
export function ModelPage({ model, chosen, mayDefine, mayChange, save }: ModelPageProps) {
  const viewer = useViewer();
  const { property, isList, open, showList } = useOpened(chosen?.identifier);
  const [versions, setVersions] = useState<{ first?: number | undefined }>();
  // Phones get the list, and never load the graph: whether this is one, only the browser knows.
  const isWide = !useMedia(PHONE);
  const inBrowser = useInBrowser();
  const draft = useDocumentText<BlueprintDocument>(
    `${viewer.id}:blueprint:${chosen?.identifier ?? ''}`,
    chosen?.document ?? NONE,
    chosen?.version,
  );
  const shown =
    chosen && draft.document && draft.isChanged ? withDraft(model, chosen.document, draft.document) : model;
  const blueprints = model.nodes.map(({ identifier, title }) => ({ identifier, title }));
  return (
    <OpenInPanel value={open}>
      <Header
        {...{ model, chosen, mayDefine, mayChange, isList, showList }}
        onVersions={() => setVersions({})}
      >
        <Combobox
          className="w-52 max-md:hidden"
          label="Find a blueprint"
          placeholder="Find a blueprint"
          value={chosen?.identifier}
          clearable={false}
          options={blueprints.map(({ identifier, title }) => ({
            value: identifier,
            label: title,
            hint: identifier,
          }))}
          onValueChange={(blueprint) => blueprint && open({ blueprint })}
        />
      </Header>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] border-t border-line has-[>aside]:grid-cols-[minmax(0,1fr)_372px] max-md:block">
        {isWide && !isList ? (
          <section aria-label="Model graph" className="relative min-h-96 min-w-0 bg-surface-2">
            {inBrowser ? (
              <ModelGraphView saved={model} model={shown} chosen={chosen?.identifier} property={property} />
            ) : null}
          </section>
        ) : (
          <ScrollRegion
            label="Model as a list"
            className="min-h-0 overflow-y-auto px-5 py-3 max-md:overflow-visible max-md:px-4"
          >
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] items-start gap-2 max-md:grid-cols-1">
              {shown.nodes.map((node) => (
                <li key={node.identifier}>
                  <BlueprintCard
                    node={node}
                    property={property}
                    mark={node.identifier === chosen?.identifier ? 'chosen' : undefined}
                  />
                </li>
              ))}
            </ul>
          </ScrollRegion>
        )}
        {chosen && mayChange ? (
          <Workbench
            key={chosen.identifier}
            {...{ chosen, property, draft, blueprints, save }}
            onOpen={open}
            onCompare={() => setVersions({ first: draft.staleVersion })}
          />
        ) : null}
      </div>
      {chosen ? (
        <VersionsDialog
          of={{
            path: v1('blueprints', chosen.identifier),
            noun: 'blueprint',
            title: titleOf(chosen.document),
            version: chosen.version,
            document: chosen.document,
          }}
          first={versions?.first}
          open={versions !== undefined}
          onOpenChange={(isOpen) => setVersions(isOpen ? {} : undefined)}
        />
      ) : null}
    </OpenInPanel>
  );
}

interface HeaderProps extends Pick<ModelPageProps, 'model' | 'chosen' | 'mayDefine' | 'mayChange'> {
  isList: boolean;
  showList: (list: boolean) => void;
  onVersions: () => void;
  children: React.ReactNode;
}

function Header({
  model,
  chosen,
  mayDefine,
  mayChange,
  isList,
  showList,
  onVersions,
  children,
}: HeaderProps) {
  const version = chosen ? `, ${titleOf(chosen.document)} version ${chosen.version}` : '';
  return (
    <>
      <PageHeader
        className="px-5 pb-3 max-md:px-4"
        title="Model"
        count={`${countOf(model.nodes.length, 'blueprint')}${version}`}
        actions={
          <>
            {children}
            <Segmented
              aria-label="Show the model as"
              className="h-(--control-h)! max-md:hidden"
              value={isList ? 'list' : 'graph'}
              options={[
                { value: 'graph', label: 'Graph' },
                { value: 'list', label: 'List' },
              ]}
              onValueChange={(value) => showList(value === 'list')}
            />
            {chosen ? (
              <>
                <Button variant="quiet" onClick={onVersions}>
                  <History aria-hidden size={14} /> Versions
                </Button>
                <ButtonLink
                  variant="quiet"
                  href={`/builder/${encodeURIComponent(chosen.identifier)}?view=json`}
                >
                  <Braces aria-hidden size={14} /> As JSON
                </ButtonLink>
              </>
            ) : null}
            {mayDefine ? (
              <ButtonLink href="/builder/new/blueprint" aria-label="Define a blueprint">
                <Plus aria-hidden size={14} /> Blueprint
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {mayDefine || mayChange ? null : (
        <NoPermission className="px-5 pt-0 max-md:px-4">
          Only Admins change the model, and moderators their blueprint. You may look at it.
        </NoPermission>
      )}
    </>
  );
}
