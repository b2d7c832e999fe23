const EVENT = 'quayside:signed-out';

/** Tells the page that the session has ended. Nothing is thrown away: forms keep what was typed. */
export function announceSignedOut(): void {
  if (typeof window !== 'undefined') window.dispatchEvent(new Event(EVENT));
}

/** Returns the function that stops listening. */
export function onSignedOut(listener: () => void): () => void {
  window.addEventListener(EVENT, listener);
  return () => window.removeEventListener(EVENT, listener);
}
