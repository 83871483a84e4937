import { idOf, otherKeys, settingKeys, type Key } from './keys.ts';
import type { Said } from './said.ts';

const registry = String.raw`Software\Policies\Facility Desk`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

interface Setting {
  readonly key: Key;
  /** Where its value is. */
  readonly folder: string;
  readonly category: 'Locked' | 'Recommended' | 'Servers';
}

/** Each setting twice: locked, and recommended under `Defaults`. */
const settings: readonly Setting[] = [
  ...otherKeys.map((key) => ({ key, category: 'Servers' as const, folder: key.group === undefined ? registry : `${registry}\\${key.group}` })),
  ...settingKeys.map((key) => ({ key, category: 'Locked' as const, folder: registry })),
  ...settingKeys.map((key) => ({ key, category: 'Recommended' as const, folder: `${registry}\\Defaults` })),
];

const nameOf = ({ key, category }: Setting) => `${category}_${idOf(key, '_')}`;

function elementOf({ key, folder }: Setting): string {
  switch (key.type) {
    case 'number':
      return `<decimal id="value" valueName="${key.name}" required="true"${key.least === undefined ? '' : ` minValue="${key.least}"`}${key.most === undefined ? '' : ` maxValue="${key.most}"`} />`;
    case 'choice':
      return `<enum id="value" valueName="${key.name}" required="true">${(key.choices ?? []).map((choice) => `<item displayName="$(string.${key.name}_${choice})"><value><string>${choice}</string></value></item>`).join('')}</enum>`;
    case 'list':
      return `<list id="value" key="${folder}\\${key.name}" valuePrefix="" />`;
    default:
      return `<text id="value" valueName="${key.name}" required="true" />`;
  }
}

function policyOf(setting: Setting): string {
  const { key, folder, category } = setting;
  const name = nameOf(setting);
  const text = `displayName="$(string.${name})" explainText="$(string.${name}_help)"`;
  const body =
    key.type === 'boolean'
      ? ['<enabledValue><decimal value="1" /></enabledValue>', '<disabledValue><decimal value="0" /></disabledValue>']
      : [`<elements>${elementOf(setting)}</elements>`];
  return [
    `    <policy name="${name}" class="Machine" ${text}${key.type === 'boolean' ? ` valueName="${key.name}"` : ` presentation="$(presentation.${name})"`} key="${folder}">`,
    `      <parentCategory ref="${category}" />`,
    '      <supportedOn ref="supported" />',
    ...body.map((line) => `      ${line}`),
    '    </policy>',
  ].join('\n');
}

/** The settings for Group Policy (MS-GPREG administrative template, schema 1.0). */
export function admx(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="facilitydesk" namespace="FacilityDesk.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Program" displayName="$(string.Program)" />
${(['Servers', 'Locked', 'Recommended'] as const).map((name) => `    <category name="${name}" displayName="$(string.${name})"><parentCategory ref="Program" /></category>`).join('\n')}
  </categories>
  <policies>
${settings.map(policyOf).join('\n')}
  </policies>
</policyDefinitions>
`;
}

const presentationOf: Record<Exclude<Key['type'], 'boolean'>, (label: string) => string> = {
  number: (label) => `<decimalTextBox refId="value">${label}</decimalTextBox>`,
  choice: (label) => `<dropdownList refId="value">${label}</dropdownList>`,
  list: (label) => `<listBox refId="value">${label}</listBox>`,
  text: (label) => `<textBox refId="value"><label>${label}</label></textBox>`,
};

/** The words of the settings for Group Policy, in one language. */
export function adml(said: Said): string {
  const string = (id: string, text: string) => `      <string id="${id}">${escaped(text)}</string>`;
  const strings = [
    string('supported', said.supported),
    string('Program', 'Facility Desk'),
    ...Object.entries(said.categories).map(([id, text]) => string(id, text)),
    ...settingKeys.flatMap(({ name, choices = [] }) => choices.map((choice) => string(`${name}_${choice}`, choice))),
    ...settings.flatMap((setting) => [string(nameOf(setting), said.name(setting.key)), string(`${nameOf(setting)}_help`, said.help(setting.key, setting.category === 'Recommended'))]),
  ];
  const presentations = settings.flatMap((setting) => (setting.key.type === 'boolean' ? [] : [`      <presentation id="${nameOf(setting)}">${presentationOf[setting.key.type](escaped(said.name(setting.key)))}</presentation>`]));
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Facility Desk</displayName>
  <description>Facility Desk</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}
