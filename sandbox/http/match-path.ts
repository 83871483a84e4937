/** The values in a path where the pattern has `:name`, in their order; undefined when the path does not fit. */
export function matchPath(pattern: string, path: string): string[] | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: string[] = [];
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    if (part.startsWith(':')) values.push(decodeURIComponent(text));
    else if (part !== text) return undefined;
  }
  return values;
}
