import { Pencil, Zap } from 'lucide-react';
import { deleteEntity } from '#app/(portal)/catalog/server-actions.ts';
import { AuditLog } from '#components/audit/audit-log.tsx';
import { EntityHistory } from '#components/entity/entity-history.tsx';
import { PropertyTable } from '#components/entity/property-table.tsx';
import { RelatedEntities } from '#components/entity/related-entities.tsx';
import { TeamName } from '#components/marks/team-name.tsx';
import { DeleteButton } from '#components/query/delete-button.tsx';
import { LiveRefresh } from '#components/query/live-refresh.tsx';
import { RunList } from '#components/runs/run-list.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TabLinks } from '#components/ui/tab-links.tsx';
import { can } from '#lib/access/ability.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { headingOf, titleOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { linkTitles } from '#lib/entities/link-titles.ts';
import { attributesOf } from '#lib/entities/server/entity-write.ts';
import { getEntity } from '#lib/entities/server/get-entity.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ blueprint: string; entity: string }>;
  searchParams: Promise<{ tab?: string }>;
}

const TABS = { overview: 'Overview', related: 'Related', runs: 'Runs', history: 'History', audit: 'Audit' };

export default async function EntityPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const names = await params;
  const blueprint = decodeURIComponent(names.blueprint);
  const identifier = decodeURIComponent(names.entity);
  const tab = (await searchParams).tab ?? 'overview';
  const { document } = await orNotFound(getBlueprint(ctx, { identifier: blueprint }));
  const { entity, links } = await orNotFound(getEntity(ctx, { blueprint, identifier }));
  const actions = (await listActions(ctx, { triggerType: 'self-service', blueprint })).filter(
    ({ document: { trigger } }) => trigger.operation === 'DAY-2' || trigger.operation === 'DELETE',
  );
  const path = `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`;
  const attributes = attributesOf(blueprint, entity);
  const title = entity.title || entity.identifier;
  return (
    <Page
      crumbs={[
        { label: 'Catalog', href: '/catalog' },
        { label: headingOf(document), href: `/catalog/${encodeURIComponent(blueprint)}` },
        { label: title },
      ]}
    >
      <LiveRefresh topics={[`entities:${blueprint}`]} />
      <PageBody label={title}>
        <PageHeader
          title={title}
          actions={
            <>
              {actions.map((action) => (
                <ButtonLink
                  key={action.identifier}
                  variant="quiet"
                  href={`/self-service/${encodeURIComponent(action.identifier)}?entity=${encodeURIComponent(identifier)}`}
                >
                  <Zap aria-hidden size={14} /> {action.document.title || action.identifier}
                </ButtonLink>
              ))}
              {can(ctx.ability, 'update', 'Entity', attributes) ? (
                <ButtonLink href={`${path}/edit`}>
                  <Pencil aria-hidden size={14} /> Edit
                </ButtonLink>
              ) : null}
              {can(ctx.ability, 'delete', 'Entity', attributes) ? (
                <DeleteButton
                  title={title}
                  consequence="It leaves the catalog. Its history and its runs stay."
                  confirmLabel="Delete"
                  remove={deleteEntity}
                  input={{ blueprint, identifier }}
                  next={`/catalog/${encodeURIComponent(blueprint)}`}
                />
              ) : null}
            </>
          }
        />
        <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
          <span>{titleOf(document)}</span>
          <CopyId id={entity.identifier} show={0} label="Copy identifier" />
          {entity.team.length === 0 ? <span>No team owns it</span> : null}
          {entity.team.map((team) => (
            <TeamName key={team} team={team} />
          ))}
          <span>
            changed <RelativeTime at={entity.updatedAt} ago />
          </span>
        </p>
        <TabLinks
          aria-label="About this entity"
          items={Object.entries(TABS).map(([key, label]) => ({
            href: key === 'overview' ? path : `${path}?tab=${key}`,
            label,
            current: tab === key,
          }))}
        />
        <div className="pt-5">
          {tab === 'related' ? <RelatedEntities blueprint={blueprint} identifier={identifier} /> : null}
          {tab === 'runs' ? <RunList scope={{ blueprint, entity: identifier }} /> : null}
          {tab === 'history' ? <EntityHistory blueprint={blueprint} identifier={identifier} /> : null}
          {tab === 'audit' ? <AuditLog scope={{ blueprint, entity: identifier }} /> : null}
          {tab in TABS && tab !== 'overview' ? null : (
            <PropertyTable entity={entity} columns={toColumns(document)} titles={linkTitles([links])} />
          )}
        </div>
      </PageBody>
    </Page>
  );
}
