import { useId, type ComponentProps } from 'react';

type Props = Omit<ComponentProps<'select'>, 'className' | 'id'> & { readonly label: string };

/** A native choice from a list, with its label above. */
export function SelectField({ label, ...select }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select {...select} id={id} />
    </div>
  );
}
