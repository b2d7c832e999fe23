export type Say = (line: string) => void;

const WORTH_SAYING = 1_000;
const STILL_BUSY = 10_000;

/** Runs one step of the start; shows it once it takes over a second, and again while it goes on. */
export async function showProgress<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  let shown = false;
  const first = setTimeout(() => {
    shown = true;
    say(`  ${what} …`);
  }, WORTH_SAYING);
  const later = setInterval(() => say(`  ${what} … ${seconds()}`), STILL_BUSY);
  try {
    const result = await work();
    if (shown) say(`  ${what}: done after ${seconds()}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(later);
  }
}
