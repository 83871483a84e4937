import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { pathWords, valueWords } from './field-words.ts';
import { useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;

/** What was changed here and elsewhere, side by side, for a person to decide field by field. Until then nothing is lost. */
export function Conflicts() {
  const store = useDraftStore();
  const mask = useMask();
  const conflicts = useDraftPart((each) => each.draft().conflicts);
  if (conflicts.length === 0) return null;
  return (
    <section className="conflicts" aria-label={createCase.conflicts.heading}>
      <Notice tone="problem" what={createCase.conflicts.heading} next={createCase.conflicts.next} />
      {conflicts.map(({ path, mine, theirs }) => {
        const name = pathWords(store.fields(), path);
        const side = (title: string, value: unknown, take: 'mine' | 'theirs', button: string) => (
          <div>
            <p className="conflict-side">{title}</p>
            <p className="conflict-value">{mask(valueWords(value))}</p>
            <Button aria-label={`${button}: ${name}`} onClick={() => void store.resolve(path, take)}>
              {button}
            </Button>
          </div>
        );
        return (
          <fieldset key={path.join('/')} className="conflict">
            <legend>{name}</legend>
            {side(createCase.conflicts.mine, mine, 'mine', createCase.conflicts.keepMine)}
            {side(createCase.conflicts.theirs, theirs, 'theirs', createCase.conflicts.takeTheirs)}
          </fieldset>
        );
      })}
    </section>
  );
}
