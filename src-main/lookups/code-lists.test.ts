import { describe, expect, it } from 'vitest';
import { emptyList, fits, offered, withFavourite, withUsed } from './code-lists.ts';

const apnea = { code: 'G47.33', text: 'Obstructive sleep apnea (adult) (pediatric)' };
const obesity = { code: 'E66.9', text: 'Obesity, unspecified' };

describe('a code', () => {
  it.each(['g47.3', 'G4733', 'sleep', 'apnea obs', '', 'ÁPNEA'])('fits “%s”', (filter) => expect(fits(apnea, filter)).toBe(true));
  it.each(['E66', 'leep', 'apnea child', '47'])('does not fit “%s”', (filter) => expect(fits(apnea, filter)).toBe(false));
  it('without a text fits by its code alone', () => expect([fits({ code: '97110', text: '' }, '971'), fits({ code: '97110', text: '' }, 'x')]).toEqual([true, false]));
});

describe('what is offered', () => {
  it('has the favourites first, then the last used, each once, then what was found', () => {
    const list = withFavourite(withUsed(withUsed(emptyList, obesity), apnea), obesity, true);
    expect(offered(list, [apnea, { code: 'A00', text: 'Cholera' }], '', 10)).toEqual([
      { ...obesity, favourite: true },
      { ...apnea, favourite: false },
      { code: 'A00', text: 'Cholera', favourite: false },
    ]);
  });

  it('is no more than asked for', () => expect(offered(emptyList, [apnea, obesity], '', 1)).toHaveLength(1));

  it('keeps the thirty last used, the newest first', () => {
    const codes = Array.from({ length: 40 }, (_, index) => ({ code: `C${index}`, text: '' }));
    const { lastUsed } = codes.reduce(withUsed, emptyList);
    expect([lastUsed.length, lastUsed[0]?.code]).toEqual([30, 'C39']);
  });

  it('leaves out a favourite that is none any more', () => {
    expect(withFavourite(withFavourite(emptyList, apnea, true), apnea, false)).toEqual(emptyList);
  });
});
