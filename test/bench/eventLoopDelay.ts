import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before a server: from the first SIGUSR2 on it watches how long its event loop keeps others waiting; with the second it writes that down, in milliseconds.

const delay = monitorEventLoopDelay({ resolution: 1 });
let watching = false;

process.on('SIGUSR2', () => {
  if (!watching) delay.enable();
  else {
    const at = (share: number): number => delay.percentile(share) / 1e6;
    writeFileSync(process.env['EVENT_LOOP_DELAY'] ?? '/dev/stderr', JSON.stringify({ p50: at(50), p99: at(99), most: delay.max / 1e6 }));
    delay.disable();
  }
  watching = !watching;
});
