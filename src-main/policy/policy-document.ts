import * as z from 'zod';
import { managedBySchema } from '../../src-shared/models/policy.ts';
import { settingsSchema } from '../../src-shared/models/settings.ts';
import { endpointsSchema } from '../config/config.ts';

/**
 * The facility's policy. What stands at its root is locked; what stands under `Defaults` holds until this PC's
 * configuration or its people choose otherwise.
 */
export const policySchema = z.strictObject({
  managedBy: managedBySchema.optional(),
  ...endpointsSchema.partial().shape,
  ...settingsSchema.exactPartial().shape,
  Defaults: settingsSchema.exactPartial().optional(),
});
export type PolicyDocument = z.infer<typeof policySchema>;

const pick = (document: PolicyDocument, names: readonly string[]) => Object.fromEntries(Object.entries(document).filter(([name, value]) => names.includes(name) && value !== undefined));

/** What the policy says of servers and pages. */
export const endpointsOf = (document: PolicyDocument) => pick(document, Object.keys(endpointsSchema.shape)) as Partial<z.infer<typeof endpointsSchema>>;

/** The settings that it locks. */
export const lockedBy = (document: PolicyDocument) => pick(document, Object.keys(settingsSchema.shape)) as Partial<z.infer<typeof settingsSchema>>;
