import { z } from 'zod';
import { defaultSettings } from '../../src-shared/models/settings.ts';
import { policySchema } from '../../src-main/policy/policy-document.ts';
import { admx, adml } from './group-policy.ts';
import { settingKeys } from './keys.ts';
import { english, spanish } from './said.ts';

/** A policy to begin from: everything is recommended as the program would have it, and the idle time is locked. */
const sample = {
  managedBy: { name: 'Example Health IT', contact: 'Service desk, extension 4711' },
  authority: 'https://example.ciamlogin.com/example.onmicrosoft.com',
  clientId: '00000000-0000-0000-0000-000000000000',
  scope: 'openid offline_access',
  fhirBaseUrl: 'https://portal.example.org/fhir',
  browserHosts: ['portal.example.org'],
  idleLockSeconds: 300,
  Defaults: defaultSettings,
} satisfies z.input<typeof policySchema>;

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

function plist(value: unknown, indent: string): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'string') return `<string>${value}</string>`;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `<array>\n${value.map((each) => `${inner}${plist(each, inner)}\n`).join('')}${indent}</array>`;
  return `<dict>\n${Object.entries(value as object).map(([key, each]) => `${inner}<key>${key}</key>\n${inner}${plist(each, inner)}\n`).join('')}${indent}</dict>`;
}

/** A configuration profile with the sample. The identifiers are fixed, so that a new version replaces the old one. */
function mobileconfig(): string {
  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: 'org.facilitydesk.desktop.policy',
    PayloadUUID: '8E4F4B0B-9B4B-4E55-9E6B-5B5D2A6E7C01',
    PayloadDisplayName: 'Facility Desk',
    PayloadScope: 'System',
    PayloadContent: [
      {
        PayloadType: 'com.apple.ManagedClient.preferences',
        PayloadVersion: 1,
        PayloadIdentifier: 'org.facilitydesk.desktop.policy.settings',
        PayloadUUID: '8E4F4B0B-9B4B-4E55-9E6B-5B5D2A6E7C02',
        PayloadContent: { 'org.facilitydesk.desktop': { Forced: [{ mcx_preference_settings: sample }] } },
      },
    ],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist(profile, '')}
</plist>
`;
}

/** Every file for administrators, by its path in assets/policy. */
export function policyFiles(): Readonly<Record<string, string>> {
  return {
    'policy.sample.json': json(sample),
    'policy.schema.json': json(z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' })),
    'facility-desk.admx': admx(),
    'en-US/facility-desk.adml': adml(english),
    'es-ES/facility-desk.adml': adml(spanish),
    'facility-desk.mobileconfig': mobileconfig(),
  };
}

/** The settings as a table of Markdown, for docs/operations.md. */
export function settingsTable(): string {
  const rows = settingKeys.map((key) => `| \`${key.name}\` | ${english.name(key).replace(/ \(.*/, '')} | ${key.type === 'number' ? `${key.least}–${key.most}` : (key.choices?.join(', ') ?? 'true, false')} | ${key.standard} |`);
  return ['| key | what it is | values | default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const between = /(<!-- settings -->\n)[\s\S]*?(\n<!-- end of settings -->)/;

/** docs/operations.md with the table as it has to be. */
export const withTable = (text: string) => text.replace(between, (_all, before: string, after: string) => `${before}${settingsTable()}${after}`);
