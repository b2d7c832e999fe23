/** What goes to the jq worker thread: every program runs on all inputs (one JSON text per line). */
export interface JqJob {
  id: number;
  programs: string[];
  inputs: string;
}

export type JqOutcome = { stdout: string } | { failure: string; broken: boolean };

/** What comes back; `memory` is what the engine's heap has grown to. */
export interface JqReply {
  id: number;
  outcomes: JqOutcome[];
  memory: number;
}
