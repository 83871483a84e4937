/** Runs `work` while holding the lock file, so that two runs at once do not do the same work twice. */
export function withLock<Value>(
  file: string,
  onWait: () => void,
  work: () => Value | Promise<Value>,
): Promise<Value>;
