const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether an address may leave for the system browser: https (or http to this machine), no user info, an exactly listed host. */
export function mayOpen(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return false;
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  return secure && (hosts.includes(url.host) || hosts.includes(url.hostname));
}
