type Props = { readonly text: { readonly before: string; readonly target: string; readonly after?: string } };

/** A sentence around a phone number or address, which stands out and is exactly as the server sent it. */
export function Target({ text }: Props) {
  return (
    <>
      {text.before}
      {text.target !== '' && <span className="target">{text.target}</span>}
      {text.after}
    </>
  );
}
