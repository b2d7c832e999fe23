/**
 * Dialogs and menus add a style element while they lock scrolling; with the page's nonce the content security policy
 * lets it through. The libraries look for the nonce under this name.
 */
export function shareNonce(): void {
  const nonce = pageNonce();
  if (nonce) (globalThis as Record<string, unknown>).__webpack_nonce__ = nonce;
}

export function pageNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}
