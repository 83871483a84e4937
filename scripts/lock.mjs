import { linkSync, readFileSync, renameSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

const staleAfterMs = 60_000;
const pollMs = 500;

/** A lock whose owner is gone, or that nobody has refreshed for a minute (a process id may be used again). */
function isStale(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleAfterMs) return true;
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function tryTake(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    // A link, not a write: the lock appears with its content or not at all.
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isStale(file)) {
      try {
        renameSync(file, mine);
      } catch (raced) {
        if (raced.code !== 'ENOENT') throw raced;
      }
    }
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Runs `work` while holding the lock file, so that two runs at once do not do the same work twice.
 * `onWait` is called once when another run holds it. A lock left by a killed run is taken over.
 */
export async function withLock(file, onWait, work) {
  let waited = false;
  while (!tryTake(file)) {
    if (!waited) onWait();
    waited = true;
    await delay(pollMs);
  }
  const heartbeat = setInterval(() => utimes(file, new Date(), new Date(), () => {}), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}
