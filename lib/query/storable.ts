/** PostgreSQL knows neither NUL nor half a surrogate pair: no stored text contains them. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
