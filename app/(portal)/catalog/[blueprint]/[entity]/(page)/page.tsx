import { Pencil } from 'lucide-react';
import { deleteEntity } from '#app/(portal)/catalog/server-actions.ts';
import { AuditLog } from '#components/audit/audit-log.tsx';
import { EntityActions } from '#components/entity/entity-actions.tsx';
import { EntityHeader } from '#components/entity/entity-header.tsx';
import { EntityHistory } from '#components/entity/entity-history.tsx';
import { EntityStrip } from '#components/entity/entity-strip.tsx';
import { LatestChanges } from '#components/entity/latest-changes.tsx';
import { PropertyList } from '#components/entity/property-list.tsx';
import { PropertyTexts } from '#components/entity/property-texts.tsx';
import { RelatedEntities } from '#components/entity/related-entities.tsx';
import { RelationMap } from '#components/entity/relation-map.tsx';
import { RunMenu } from '#components/entity/run-menu.tsx';
import { DeleteButton } from '#components/query/delete-button.tsx';
import { LiveRefresh } from '#components/query/live-refresh.tsx';
import { RunList } from '#components/runs/run-list.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { TabLinks } from '#components/ui/tab-links.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { can } from '#lib/access/ability.ts';
import { headingOf, titleOf } from '#lib/blueprints/noun.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { linkTitles } from '#lib/entities/link-titles.ts';
import { attributesOf } from '#lib/entities/server/entity-write.ts';
import { pageContext, type SignedInContext } from '#lib/web/page-context.ts';
import { loadEntity } from './load-entity.ts';

interface Props {
  params: Promise<{ blueprint: string; entity: string }>;
  searchParams: Promise<{ tab?: string }>;
}

type Loaded = Awaited<ReturnType<typeof loadEntity>>;

const TABS = { overview: 'Overview', related: 'Related', runs: 'Runs', history: 'History', audit: 'Audit' };

export default async function EntityPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const names = await params;
  const blueprint = decodeURIComponent(names.blueprint);
  const identifier = decodeURIComponent(names.entity);
  const asked = (await searchParams).tab ?? '';
  const tab = Object.hasOwn(TABS, asked) ? asked : 'overview';
  const loaded = await loadEntity(ctx, blueprint, identifier);
  const { document, entity, related } = loaded;
  const table = `/catalog/${encodeURIComponent(blueprint)}`;
  const path = `${table}/${encodeURIComponent(identifier)}`;
  const title = entity.title || entity.identifier;
  const counts: Record<string, number> = { related: related.reduce((sum, { count }) => sum + count, 0) };
  return (
    <Page
      crumbs={[
        { label: 'Catalog', href: '/catalog' },
        { label: headingOf(document), href: table },
        { label: title },
      ]}
    >
      <LiveRefresh topics={[`entities:${blueprint}`, 'runs']} />
      <PageBody label={title} className="px-7">
        <EntityHeader
          title={title}
          kind={titleOf(document)}
          icon={entity.icon ?? document.icon}
          identifier={identifier}
          team={blueprint === '_team' ? identifier : entity.team[0]}
          actions={<Buttons ctx={ctx} loaded={loaded} path={path} table={table} />}
        />
        <EntityStrip {...loaded} columns={toColumns(document)} titles={linkTitles([loaded.links])} />
        <TabLinks
          aria-label="About this entity"
          items={Object.entries(TABS).map(([key, label]) => ({
            href: key === 'overview' ? path : `${path}?tab=${key}`,
            label,
            count: counts[key] || undefined,
            current: tab === key,
          }))}
        />
        <div className="pt-5">
          {tab === 'overview' ? <Overview loaded={loaded} path={path} /> : null}
          {tab === 'related' ? <RelatedEntities blueprint={blueprint} identifier={identifier} /> : null}
          {tab === 'runs' ? <RunList scope={{ blueprint, entity: identifier }} /> : null}
          {tab === 'history' ? <EntityHistory blueprint={blueprint} identifier={identifier} /> : null}
          {tab === 'audit' ? <AuditLog scope={{ blueprint, entity: identifier }} /> : null}
        </div>
      </PageBody>
    </Page>
  );
}

interface ButtonsProps {
  ctx: SignedInContext;
  loaded: Loaded;
  path: string;
  /** the table one comes back to */
  table: string;
}

function Buttons({ ctx, loaded: { entity, actions }, path, table }: ButtonsProps) {
  const { blueprint, identifier } = entity;
  const attributes = attributesOf(blueprint, entity);
  return (
    <>
      {can(ctx.ability, 'delete', 'Entity', attributes) ? (
        <DeleteButton
          title={entity.title || identifier}
          consequence="It leaves the catalog. Its history and its runs stay."
          confirmLabel="Delete"
          remove={deleteEntity}
          input={{ blueprint, identifier }}
          next={table}
        />
      ) : null}
      {can(ctx.ability, 'update', 'Entity', attributes) ? (
        <ButtonLink href={`${path}/edit`}>
          <Pencil aria-hidden size={14} /> Edit
        </ButtonLink>
      ) : null}
      <RunMenu entity={identifier} actions={actions.filter(({ refusal }) => !refusal)} />
    </>
  );
}

function Overview({ loaded, path }: { loaded: Loaded; path: string }) {
  const { document, entity, related, history, actions, links } = loaded;
  const own = { entity, columns: toColumns(document), titles: linkTitles([links]) };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_316px] gap-x-9 max-lg:grid-cols-[minmax(0,1fr)_280px] max-md:grid-cols-1">
      <div className="min-w-0">
        <PropertyTexts {...own} />
        <Section
          id="relations"
          title="Relations"
          end={related.length > 0 ? <TextLink href={`${path}?tab=related`}>All related</TextLink> : null}
        >
          <RelationMap title={entity.title || entity.identifier} kind={titleOf(document)} related={related} />
        </Section>
        <Section
          id="changes"
          title="History"
          end={<TextLink href={`${path}?tab=history`}>All changes</TextLink>}
        >
          <LatestChanges history={history} names={own.columns} />
        </Section>
      </div>
      <div className="min-w-0 max-md:order-first">
        {actions.length > 0 ? (
          <Section id="actions" title="Actions">
            <EntityActions entity={entity.identifier} actions={actions} />
          </Section>
        ) : null}
        <PropertyList {...own} />
      </div>
    </div>
  );
}
