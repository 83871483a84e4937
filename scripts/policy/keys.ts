import { z } from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '../../src-shared/models/settings.ts';

/** A key of the policy as what generates its files needs it. */
export interface Key {
  readonly name: string;
  readonly type: 'boolean' | 'number' | 'choice' | 'text' | 'list';
  /** A key below another: `managedBy`, `domain`, `support`. */
  readonly group?: string;
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly string[];
  readonly standard?: Settings[keyof Settings];
  readonly required?: boolean;
}

const shape = z.object({
  properties: z.record(z.string(), z.object({ type: z.string(), minimum: z.number().optional(), maximum: z.number().optional(), enum: z.array(z.string()).optional() })),
});

const { properties } = shape.parse(z.toJSONSchema(settingsSchema));

/** Every setting, in the order of the schema. */
export const settingKeys: readonly Key[] = settingsSchema.keyof().options.map((name) => {
  const property = properties[name];
  if (property === undefined) throw new Error(`No schema of ${name}`);
  const standard = defaultSettings[name];
  if (property.type === 'boolean') return { name, type: 'boolean', standard };
  if (property.enum !== undefined) return { name, type: 'choice', choices: property.enum, standard };
  return { name, type: 'number', standard, ...(property.minimum !== undefined && { least: property.minimum }), ...(property.maximum !== undefined && { most: property.maximum }) };
});

/** Who manages the PC, and the servers. */
export const otherKeys: readonly Key[] = [
  { name: 'name', group: 'managedBy', type: 'text', required: true },
  { name: 'contact', group: 'managedBy', type: 'text' },
  ...['authority', 'clientId', 'scope', 'fhirBaseUrl', 'accountUrl', 'portalUrl'].map((name) => ({ name, type: 'text' }) as const),
  ...['issuer', 'clientId', 'scope'].map((name) => ({ name, group: 'domain', type: 'text', required: true }) as const),
  { name: 'browserHosts', type: 'list' },
  { name: 'phone', group: 'support', type: 'text' },
  { name: 'hours', group: 'support', type: 'text' },
];

/** A name for a key that no other has: `domain.clientId`. */
export const idOf = ({ group, name }: Key, joined = '.') => (group === undefined ? name : `${group}${joined}${name}`);
