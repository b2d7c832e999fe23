export interface Crumb {
  label: string;
  /** Missing on the last one: that is this page. */
  href?: string;
}

const PRODUCT = 'Quayside';

/** The tab's title, from the thing to the product: "gateway-api · Services · Quayside". */
export function pageTitle(crumbs: readonly Pick<Crumb, 'label'>[]): string {
  // The area stands in every path of the catalog and tells tabs apart no better than its tables do.
  const named = crumbs.length > 2 ? crumbs.slice(1) : crumbs;
  return [
    ...named
      .map(({ label }) => label.trim())
      .filter(Boolean)
      .reverse(),
    PRODUCT,
  ].join(' · ');
}
