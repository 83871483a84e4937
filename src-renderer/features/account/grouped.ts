/** Text in groups that can be read and typed without losing one's place: of `size` characters, with `separator` between. */
export function grouped(text: string, size: number, separator: string): string {
  const plain = text.replace(/[\s-]/g, '');
  return (plain.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(separator);
}
