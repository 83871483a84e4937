import { Button } from '../../components/button.tsx';
import { words } from '../../words/words.ts';

type Props = { readonly filter: string; readonly everLoaded: boolean; readonly onClear: () => void };

/** Why the table shows no row. */
export function WorklistEmpty({ filter, everLoaded, onClear }: Props) {
  if (filter !== '') {
    return (
      <>
        <p>{words.home.noMatch(filter)}</p>
        <Button look="quiet" onClick={onClear}>
          {words.home.clearFilter}
        </Button>
      </>
    );
  }
  return <p>{everLoaded ? words.home.none : words.home.neverLoaded}</p>;
}
