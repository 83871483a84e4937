import { createContext, use } from 'react';

/** What stands for a hidden text: as long for every one, so that nothing shows through. */
const mask = '••••••';

/** Whether names are hidden. A context, since it reaches pages that are put aside before they are shown again. */
export const NamesHidden = createContext(false);

/** Hides a text that says who somebody is while names are hidden; an empty one stays empty. */
type Mask = { (text: string): string; (text: string | undefined): string | undefined };

/** For every text that names a consumer: name, birth date, ids, address, and what somebody wrote about them. */
export function useMask(): Mask {
  const hidden = use(NamesHidden);
  return ((text: string | undefined) => (hidden && text ? mask : text)) as Mask;
}

/** The type of a text field: while names are hidden that of a password, which a screen reader does not read out either. */
export function useFieldType(type = 'text'): string {
  return use(NamesHidden) && type === 'text' ? 'password' : type;
}
