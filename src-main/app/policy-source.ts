import { app } from 'electron';
import type { PolicySource } from '../policy/policy-source.ts';
import { fileSource, systemSource } from '../policy/system-source.ts';

/**
 * The system's policy. A program that is not packaged is its developer's alone: there `FACILITY_DESK_POLICY` names a policy,
 * which may belong to whoever starts it.
 */
export function policySource(): PolicySource {
  const path = process.env.FACILITY_DESK_POLICY;
  return !app.isPackaged && path ? fileSource(path, [0, process.getuid?.() ?? 0]) : systemSource();
}
