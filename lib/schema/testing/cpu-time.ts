/**
 * Starts a clock of the CPU time of this thread; what it returns reads the milliseconds since. That is how long
 * the event loop was held, whatever else the machine was doing.
 */
export function startCpuClock(): () => number {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  };
}
