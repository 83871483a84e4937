import { shell } from 'electron';
import { mayOpen } from './may-open.ts';

/** Opens the system browser; false when the address is not allowed. */
export async function openInBrowser(address: string, hosts: readonly string[]): Promise<boolean> {
  if (!mayOpen(address, hosts)) return false;
  await shell.openExternal(new URL(address).href);
  return true;
}
