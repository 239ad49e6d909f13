import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures were measured on, in a line. */
export function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(1)} GB, ${platform()} ${release()}, Node ${process.version}`;
}

/** The load of the last minute, which says how far the times may be trusted: beyond the number of cores they were shared. */
export function load(): string {
  return `load average ${loadavg()
    .map((each) => each.toFixed(2))
    .join(', ')}`;
}
