/** The setting that remembers what became of the demo: loaded, or not wanted. */
export const DEMO_SETTING = 'demo.seeded';
