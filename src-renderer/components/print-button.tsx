import { bridge, tell } from '../bridge.ts';
import { useSettings } from '../use-snapshot.ts';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';

/** Prints the page as it is shown, or says that printing is off on this PC. */
export function PrintButton({ look = 'plain', label }: { readonly look?: 'main' | 'plain'; readonly label: string }) {
  const off = useSettings()?.value.printing === false;
  return (
    <Button look={look} blocked={off} onClick={() => tell(bridge.app.print({}))}>
      {off ? words.watch.noPrinting : label}
    </Button>
  );
}
