import type { DraftMissing, DraftPath } from '../../../src-shared/models/draft.ts';
import { words } from '../../words/words.ts';
import { pathWords } from './field-words.ts';
import { useDraftStore } from './use-draft.ts';

type Props = { readonly missing: readonly DraftMissing[]; readonly onJump: (path: DraftPath) => void };

/** What is still missing, each a way to its field. */
export function MissingList({ missing, onJump }: Props) {
  const store = useDraftStore();
  return (
    <ul className="missing">
      {missing.map(({ path, code }) => (
        <li key={`${code} ${path.join('/')}`}>
          <button type="button" className="button-link" onClick={() => onJump(path)}>
            {pathWords(store.fields(), path)}
          </button>{' '}
          {code !== 'needed' && words.createCase.missingCodes[code]}
        </li>
      ))}
    </ul>
  );
}
