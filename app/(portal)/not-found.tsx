import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { TextLink } from '#components/ui/text-link.tsx';

export default function PortalNotFound() {
  return (
    <Page crumbs={[{ label: 'Not found' }]}>
      <PageBody label="Not found">
        <h1>There is nothing here</h1>
        <p className="mt-1 mb-3 max-w-[66ch] text-ink-2">
          The address is wrong, what it named is gone, or you may not see it. If somebody sent you the link,
          ask them.
        </p>
        <TextLink inText href="/">
          Go to the home page
        </TextLink>
      </PageBody>
    </Page>
  );
}
