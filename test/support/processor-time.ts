/**
 * Milliseconds of processor that this process has used so far. What a call costs is told by this and not by the
 * clock, which also counts what else the machine was doing.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
