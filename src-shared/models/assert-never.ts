/** Makes a missed case of a union a compile error, and a bug at run time if one slips through. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
