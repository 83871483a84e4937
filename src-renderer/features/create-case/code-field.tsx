import { useState } from 'react';
import { codedSchema, type Coded, type DraftPath } from '../../../src-shared/models/draft.ts';
import type { CodeKind, FoundCode } from '../../../src-shared/models/lookup.ts';
import { ask, bridge, tell } from '../../bridge.ts';
import { words } from '../../words/words.ts';
import { Combobox } from './combobox.tsx';
import { codeText, typedCode } from './coded.ts';
import { fieldName } from './missing.ts';
import { useDraftPart, useEdit } from './use-draft.ts';

const { createCase } = words;

type Props = { readonly path: DraftPath; readonly kind: CodeKind; readonly label: string; readonly hint?: string };

/** A code by its beginning or by words. The person's favourites and the last used come first, and are there offline. */
export function CodeField({ path, kind, label, hint }: Props) {
  const edit = useEdit();
  const json = useDraftPart((store) => store.valueAt(path));
  const coded: Coded | undefined = codedSchema.safeParse(json).data;
  // What main says of a favourite comes with the list; the star shows what was pressed here.
  const [favourites, setFavourites] = useState<ReadonlySet<string>>(new Set());
  const isFavourite = coded !== undefined && favourites.has(coded.code);

  const load = async (filter: string) => {
    const found = (await ask(bridge.lookups.codes({ kind, filter }))) ?? [];
    setFavourites(new Set([...favourites, ...found.filter((each) => each.favourite).map(({ code }) => code)]));
    return found;
  };
  const choose = ({ code, text, favourite }: FoundCode) => {
    edit(path, { code, text });
    tell(bridge.lookups.codeChosen({ kind, coded: { code, text } }));
    if (favourite) setFavourites(new Set([...favourites, code]));
  };
  const mark = (on: boolean) => {
    if (coded === undefined) return;
    tell(bridge.lookups.codeChosen({ kind, coded, favourite: on }));
    setFavourites(new Set(on ? [...favourites, coded.code] : [...favourites].filter((each) => each !== coded.code)));
  };
  return (
    <Combobox<FoundCode>
      label={label}
      name={fieldName(path)}
      chosen={coded === undefined ? '' : codeText(coded)}
      hint={hint}
      load={load}
      keyOf={({ code }) => code}
      draw={({ code, text, favourite }) => (
        <>
          <span className="mono code">{code}</span> {text}
          {favourite && (
            <span className="combobox-mark" aria-label={createCase.favourite}>
              {' '}
              ★
            </span>
          )}
        </>
      )}
      typed={typedCode}
      onChoose={choose}
      onClear={() => edit(path, null)}
      after={
        coded !== undefined && (
          <button type="button" className="star" aria-pressed={isFavourite} aria-label={createCase.favouriteOf(coded.code)} title={createCase.favourite} onClick={() => mark(!isFavourite)}>
            <span aria-hidden="true">{isFavourite ? '★' : '☆'}</span>
          </button>
        )
      }
    />
  );
}
