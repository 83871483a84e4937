import type { ComponentProps } from 'react';
import { useSettings } from '../use-snapshot.ts';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';

type Props = Pick<ComponentProps<typeof Button>, 'look' | 'busy' | 'blocked' | 'onClick'> & {
  readonly label: string;
  /** What it saves, where the label alone does not say. */
  readonly named?: string;
};

/** Saves something as a file, or says that saving is off on this PC. */
export function SaveButton({ label, named = label, blocked = false, ...rest }: Props) {
  const off = useSettings()?.value.exporting === false;
  return (
    <Button {...rest} blocked={blocked || off} aria-label={off ? words.watch.noExporting : named}>
      {off ? words.watch.noExporting : label}
    </Button>
  );
}
