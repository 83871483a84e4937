import * as z from 'zod';
import { themeSchema } from './about.ts';
import { settingsSchema } from './settings.ts';

/** Who manages this PC, and how they are reached. */
export const managedBySchema = z.strictObject({ name: z.string().min(1).max(100), contact: z.string().max(200).optional() });

/** Why the policy can not be read, and where it is. */
const policyProblemSchema = z.object({ path: z.string(), reason: z.string() });

/** Who set what holds: the policy for good, this PC's configuration, the people of this PC, the policy as what it recommends, nobody. */
const sourceSchema = z.enum(['policy', 'machine', 'person', 'recommended', 'default']);
export type Source = z.infer<typeof sourceSchema>;

const valueSchema = z.union([z.boolean(), z.number(), z.string()]);

const settingViewSchema = z.object({
  name: settingsSchema.keyof(),
  value: valueSchema,
  source: sourceSchema,
  /** What holds when the people of this PC choose nothing; only where they may choose something stricter. */
  without: valueSchema.optional(),
});
export type SettingView = z.infer<typeof settingViewSchema>;

/** What this PC obeys, and by whom. */
export const policyViewSchema = z.object({
  managedBy: managedBySchema.optional(),
  /** Where the policy is read from, and whether there is one. */
  place: z.string(),
  present: z.boolean(),
  /** It was changed and can not be read: what it said before holds. */
  problem: policyProblemSchema.optional(),
  settings: z.array(settingViewSchema),
});

/** What holds on this PC, by whom, and how the program looks. */
export const thisPcSchema = policyViewSchema.extend({
  /** The file of this PC's configuration, and whether it is used. */
  configuration: z.string(),
  theme: themeSchema,
});
export type ThisPc = z.infer<typeof thisPcSchema>;
export type PolicyView = z.infer<typeof policyViewSchema>;
