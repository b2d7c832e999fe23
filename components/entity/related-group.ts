/** What one relation leads to, or what leads here by it. */
export interface RelatedGroup {
  direction: 'outgoing' | 'incoming';
  relation: string;
  title: string;
  blueprint: string;
  /** "Services" */
  blueprintHeading: string;
  count: number;
  /** the first of them */
  entities: { identifier: string; title: string | null }[];
}
