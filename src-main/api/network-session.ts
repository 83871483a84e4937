import { session } from 'electron';

/** fetch on Chromium's network stack: system proxy, PAC and the OS certificate store apply. No cookies, no cache on disk. */
export function networkFetch(): typeof fetch {
  const network = session.fromPartition('network', { cache: false });
  return ((input: string | Request, init?: RequestInit) => network.fetch(input, init)) as typeof fetch;
}
