import { useSearchParams } from 'next/navigation';

export interface LogPlace {
  /** whose log is shown; undefined: of all jobs */
  job: string | undefined;
  /** number of the line in it */
  line: number | undefined;
  setJob: (job: string | undefined) => void;
  setLine: (line: number | undefined) => void;
}

/** Which log and which line are looked at stands in the address: a link to it shows the same. */
export function useLogPlace(): LogPlace {
  const params = useSearchParams();
  const number = Number(params.get('line'));
  function change(changes: Record<string, string | undefined>) {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes))
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    window.history.replaceState(null, '', next.size > 0 ? `?${next}` : window.location.pathname);
  }
  return {
    job: params.get('job') ?? undefined,
    line: Number.isInteger(number) && number > 0 ? number : undefined,
    setJob: (job) => change({ job, line: undefined }),
    setLine: (line) => change({ line: line === undefined ? undefined : String(line) }),
  };
}
