/** The fewest characters of a PIN. */
export const shortestPin = 6;
export const longestPin = 64;

/** What people choose first beside runs and repetitions. */
const common = new Set(['112233', '123654', '147258', '159357', '159753', '142536', '246810', '258456', '789456', '100200', '010203', '102030', '123abc', 'abc123', 'qwerty', 'password', 'iloveyou', 'letmein', 'welcome', 'asdfgh', 'azerty']);

/** Whether a PIN is a run (123456, fedcba), one character again and again, a repetition (121212, 123123), or one that many choose. */
export function isSimplePin(pin: string): boolean {
  const codes = Array.from(pin, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const isRun = [0, 1, -1].some((step) => steps.every((each) => each === step));
  return isRun || /^(.{1,3})\1+$/su.test(pin) || common.has(pin.toLowerCase());
}
