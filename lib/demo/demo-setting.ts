/** The setting that remembers what became of the demo: loaded, or not wanted. */
export const DEMO_SETTING = 'demo.seeded';

export interface DemoSetting {
  /** `occupied`: somebody had defined blueprints before, so nothing was loaded */
  outcome: 'seeded' | 'occupied' | 'declined';
  at: string;
}

/** Holds the runs of the demo that are shown while they are being sent. */
export const DEMO_LEASE = 'demo';
