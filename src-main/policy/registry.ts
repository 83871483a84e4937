import * as z from 'zod';
import { policySchema } from './policy-document.ts';

const keyLine = /^HKEY_LOCAL_MACHINE\\Software\\Policies\\Facility Desk(?:\\(.+))?$/i;
const valueLine = /^ {4}(.+?) {4}(REG_[A-Z_]+) {4}(.*)$/;

const lines = (output: string) => output.split(/\r?\n/).map((line) => line.trimEnd());

/** Whether the list of keys under Software\Policies has ours; `output` is of `reg query`. */
export const hasPolicy = (output: string) => lines(output).some((line) => keyLine.test(line));

type JsonSchema = { readonly type?: string; readonly properties?: Readonly<Record<string, JsonSchema>> };

/** A registry value as what the schema wants there: the registry knows no booleans. */
function valueOf(kind: string, text: string, schema: JsonSchema | undefined): unknown {
  if (kind === 'REG_MULTI_SZ') return text.split(String.raw`\0`).filter((part) => part !== '');
  if (kind !== 'REG_DWORD' && kind !== 'REG_QWORD') return text;
  const number = Number(text);
  return schema?.type === 'boolean' && (number === 0 || number === 1) ? number === 1 : number;
}

const listOf = (values: Readonly<Record<string, unknown>>) => Object.keys(values).toSorted((one, other) => Number(one) - Number(other)).map((name) => values[name]);

/**
 * The policy that `reg query … /s` prints, as the JSON of the other systems: a key below ours is an object, or, where the
 * schema wants a list, its values in the order of their names. What does not fit is left as it is, for the schema to refuse.
 */
export function parseRegistry(output: string): unknown {
  const schema = z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const root: [string, unknown][] = [];
  const below = new Map<string, [string, unknown][]>();
  let at: { readonly values: [string, unknown][]; readonly schema: JsonSchema | undefined } | undefined;
  for (const line of lines(output)) {
    const key = keyLine.exec(line);
    if (key) {
      const name = key[1];
      const values = name === undefined ? root : [];
      if (name !== undefined) below.set(name, values);
      at = { values, schema: name === undefined ? schema : schema.properties?.[name] };
      continue;
    }
    const [, name, kind, text] = valueLine.exec(line) ?? [];
    if (name !== undefined && kind !== undefined && text !== undefined) at?.values.push([name, valueOf(kind, text, at.schema?.properties?.[name])]);
  }
  const keys = [...below].map(([name, entries]) => {
    const values: Record<string, unknown> = Object.fromEntries(entries);
    return [name, schema.properties?.[name]?.type === 'array' ? listOf(values) : values] as const;
  });
  return Object.fromEntries([...root, ...keys]);
}
