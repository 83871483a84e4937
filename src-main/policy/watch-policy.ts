import { watch } from 'node:fs';
import { dirname } from 'node:path';
import type { PolicySource } from './policy-source.ts';
import type { Policy } from './policy.ts';

/** Reads the policy again whenever its folder changes, where it is a file; gives what ends that. */
export function watchPolicy({ file }: Pick<PolicySource, 'file'>, policy: Pick<Policy, 'reread'>): () => void {
  if (file === undefined) return () => undefined;
  try {
    const watcher = watch(dirname(file), { persistent: false }, () => void policy.reread());
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    // No such folder, so no policy; one that comes is read when the window is turned to.
    return () => undefined;
  }
}
