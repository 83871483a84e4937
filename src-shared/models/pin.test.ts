import { expect, it } from 'vitest';
import { isSimplePin } from './pin.ts';

it.each(['123456', '654321', '000000', 'abcdef', '121212', '123123', 'aaaaaa'])('finds %s simple', (pin) => expect(isSimplePin(pin)).toBe(true));
it.each(['194728', '123457', '112358', 'blue42', '102938'])('does not find %s simple', (pin) => expect(isSimplePin(pin)).toBe(false));
