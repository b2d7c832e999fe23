import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { LoadDemo } from '#components/start/load-demo.tsx';
import { StartEmpty } from '#components/start/start-empty.tsx';
import { TakeTour } from '#components/start/take-tour.tsx';
import { WaysOn } from '#components/start/ways-on.tsx';
import { PageHeader, Section } from '#components/ui/page-header.tsx';
import { canAll } from '#lib/access/ability.ts';
import { demoState } from '#lib/demo/server/demo-state.ts';
import { pageContext } from '#lib/web/page-context.ts';

/** From the demo to one's own portal: the tour, an empty start, and what comes first then. */
export default async function StartPage() {
  const ctx = await pageContext();
  const demo = await demoState(ctx);
  const mayDefine = canAll(ctx.ability, 'create', 'Blueprint');
  return (
    <Page crumbs={[{ label: 'Get started' }]}>
      <PageBody label="Get started" width="form">
        <PageHeader title="Get started" className="mb-5" />
        {demo.kind === 'loaded' ? <TakeTour /> : null}
        {mayDefine ? (
          <Section id="ways" title={demo.kind === 'loaded' ? 'Then your own' : 'Three ways on'}>
            <WaysOn />
          </Section>
        ) : null}
        {mayDefine && demo.kind === 'loaded' ? <StartEmpty loadedAt={demo.at} /> : null}
        {mayDefine && demo.kind === 'empty' ? <LoadDemo /> : null}
      </PageBody>
    </Page>
  );
}
