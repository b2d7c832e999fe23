/** Announcements between processes, `runs` or `run:<id>`: what changed, never how. */
export interface EventHub {
  /** Calls `listener` for every topic, and with `*` when announcements may have been missed; `onClose` when the process stops. */
  subscribe(listener: (topic: string) => void, onClose?: () => void): () => void;
  close(): Promise<void>;
}
