import type { AuditStore } from './audit-store.ts';

const names = ['append', 'head', 'verify', 'list', 'people', 'after', 'span', 'sent', 'settle', 'refused', 'refusals'] as const;
type Name = (typeof names)[number];

/** The calls on the audit trail, each named after the store's method: `audit.append`. */
export type AuditCalls = { readonly [Each in Name as `audit.${Each}`]: AuditStore[Each] };

/** Hands each call to the open store. */
export function auditCalls(store: () => AuditStore): AuditCalls {
  const call = (name: Name) => (...args: unknown[]) => (store()[name] as (...values: unknown[]) => unknown).apply(store(), args);
  return Object.fromEntries(names.map((name) => [`audit.${name}`, call(name)])) as unknown as AuditCalls;
}
