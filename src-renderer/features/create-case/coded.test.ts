import { describe, expect, it } from 'vitest';
import { codeText, typedCode } from './coded.ts';

const apnea = { code: 'G47.33', text: 'Obstructive sleep apnea', favourite: false };

describe('a typed code', () => {
  it.each(['G47.33', 'g4733', ' G47.33 '])('“%s” is the one of the list', (typed) => expect(typedCode(typed, [apnea])).toBe(apnea));
  it.each([['97110', '97110'], ['e0601', 'E0601'], ['Z96.641', 'Z96.641']])('“%s” is taken though no list has it', (typed, code) => {
    expect(typedCode(typed, [])).toEqual({ code, text: '', favourite: false });
  });
  it.each(['sleep', 'sleep apnea', 'G4', '', '12', '123456789', 'a b 12'])('“%s” is no code', (typed) => expect(typedCode(typed, [apnea])).toBeUndefined());
});

it('a code is read with its words, when it has any', () => {
  expect([codeText(apnea), codeText({ code: '97110', text: '' })]).toEqual(['G47.33  Obstructive sleep apnea', '97110']);
});
