import { facilityCodes } from '../../data/accounts.ts';
import { refuse, type Answer } from '../answer.ts';

/** Something that the service wants to know of a new person, as it describes it. */
interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean';
  readonly required: boolean;
  readonly regex?: string;
  /** Whether a value, as text, is taken. */
  readonly accepts: (value: string) => boolean;
}

const FACILITY_CODE = '^[A-Z]{2,4}-[0-9]{4}$';

const attributes: readonly Attribute[] = [
  { name: 'displayName', type: 'string', required: true, accepts: (value) => value.trim() !== '' && value.length <= 256 },
  { name: 'jobTitle', type: 'string', required: false, accepts: (value) => value.length <= 128 },
  {
    name: 'extension_facilityCode', type: 'string', required: true, regex: FACILITY_CODE,
    accepts: (value) => new RegExp(FACILITY_CODE).test(value) && facilityCodes[value] !== undefined,
  },
  { name: 'extension_acceptsTerms', type: 'boolean', required: true, accepts: (value) => value === 'true' },
];

/** The values of new attributes by name, as text. */
type Values = Readonly<Record<string, string>>;

/** Reads the `attributes` parameter, a JSON object of text and booleans; refuses unknown names and wrong values. */
export function readAttributes(json: string): { readonly attributes: Values } | { readonly problem: Answer } {
  const values = parseValues(json);
  if (!values) return { problem: refuse({ error: 'invalid_request', code: 90100, text: 'attributes parameter is not a JSON object of text values.' }) };
  const invalid = Object.keys(values).filter((name) => !attributes.find((attribute) => attribute.name === name)?.accepts(values[name] ?? ''));
  if (invalid.length === 0) return { attributes: values };
  return {
    problem: refuse({
      error: 'invalid_grant', suberror: 'attribute_validation_failed', code: 55106, text: 'User attributes validation failed.',
      extra: { invalid_attributes: invalid.map((name) => ({ name })) },
    }),
  };
}

/** The attributes to ask for, as the service describes them: none once all required ones are there. */
export function missingAttributes(values: Values): readonly Readonly<Record<string, unknown>>[] {
  const missing = attributes.filter(({ name }) => values[name] === undefined);
  if (!missing.some(({ required }) => required)) return [];
  return missing.map(({ name, type, required, regex }) => ({ name, type, required, ...(regex !== undefined && { options: { regex } }) }));
}

function parseValues(json: string): Values | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value !== 'string' && typeof value !== 'boolean') return undefined;
    values[name] = String(value);
  }
  return values;
}
