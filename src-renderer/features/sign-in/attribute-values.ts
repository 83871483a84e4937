import type { Attribute } from '../../../src-shared/models/sign-in-screen.ts';

export type AttributeError = 'missing' | 'invalid';

function fits(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    // a pattern that is none: the server judges
    return true;
  }
}

/** What is wrong with each value, by attribute name; nothing of one that is right. */
export function attributeErrors(attributes: readonly Attribute[], values: Readonly<Record<string, string>>): Record<string, AttributeError> {
  const errors: [string, AttributeError][] = [];
  for (const { name, type, required, pattern } of attributes) {
    const value = values[name] ?? '';
    if (value === '') {
      if (required && type === 'text') errors.push([name, 'missing']);
    } else if (type === 'text' && pattern !== undefined && !fits(pattern, value)) errors.push([name, 'invalid']);
  }
  return Object.fromEntries(errors);
}
