import { useEffect, useState } from 'react';

/** Whole seconds left of `durationMs` counted from `from` (`performance.now()`); undefined without a duration. */
export function useCountdown(durationMs: number | undefined, from: number): number | undefined {
  const [now, setNow] = useState(from);
  const end = durationMs === undefined ? undefined : from + durationMs;
  const left = end === undefined ? undefined : Math.max(0, end - Math.max(now, from));

  useEffect(() => {
    if (end === undefined) return undefined;
    let timer: number;
    const tick = () => {
      const time = performance.now();
      setNow(time);
      if (time < end) timer = window.setTimeout(tick, (end - time) % 1000 || 1000);
    };
    timer = window.setTimeout(tick, 0);
    return () => window.clearTimeout(timer);
  }, [end]);

  return left === undefined ? undefined : Math.ceil(left / 1000);
}
