/** Characters of a comment, and of the reason for a decision: one field takes both. */
export const LONGEST_COMMENT = 4_000;
