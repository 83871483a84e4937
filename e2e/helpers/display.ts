import { firstLine, startService } from './child-service.ts';

/** A virtual screen of its own, 1440×900 in true colour. */
export interface Display {
  /** What DISPLAY has to be, such as ":99". */
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** Starts Xvfb on a free display number, which it picks itself (`-displayfd`). */
export async function startDisplay(): Promise<Display> {
  const descriptor = 3;
  const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset', '-displayfd', String(descriptor)];
  const service = startService('Xvfb', screen, process.env, { extraPipe: true });
  const number = await firstLine(service, descriptor);
  return { name: `:${number}`, stop: service.stop };
}
