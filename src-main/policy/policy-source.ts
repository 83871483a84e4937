import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { reasonOf, type ConfigProblem } from '../config/config.ts';
import { policySchema, type PolicyDocument } from './policy-document.ts';

/** Where a system keeps what its administrator wants of programs. */
export type PolicySource = {
  /** A path or key to tell people. */
  readonly place: string;
  /** The file to watch, where it is one. */
  readonly file?: string;
  /** What is there, not checked yet; undefined when nothing is. A failure says why it can not be believed. */
  readonly read: () => Promise<Result<unknown, string>>;
};

/** The policy of this PC; undefined when there is none. A wrong one is a failure as a whole: half a policy is none. */
export async function readPolicy({ place, read }: Pick<PolicySource, 'place' | 'read'>): Promise<Result<PolicyDocument | undefined, ConfigProblem>> {
  const raw = await read();
  if (!raw.ok) return failed({ path: place, reason: raw.failure });
  if (raw.value === undefined) return ok(undefined);
  const parsed = policySchema.safeParse(raw.value);
  return parsed.success ? ok(parsed.data) : failed({ path: place, reason: reasonOf(parsed.error) });
}
