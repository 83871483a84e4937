import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Stage } from './stage.ts';
import type { Step } from './tour.ts';

const stepWithinMs = 60_000;

/** How a step went. `ms` is without taking its picture; `screenshot` is the picture's file name. */
export interface StepReport {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly screenshot?: string;
  readonly problem?: string;
}

/** How a tour went; `electron` is the version that ran. */
export interface TourReport {
  readonly ok: boolean;
  readonly electron: string;
  readonly steps: readonly StepReport[];
}

/** Plays the steps in order and stops at the first that fails: the later ones stand on it. */
export async function playTour({ steps, stage, out, say }: {
  readonly steps: readonly Step[];
  readonly stage: Stage;
  readonly out: string;
  readonly say: (line: string) => void;
}): Promise<TourReport> {
  const reports: StepReport[] = [];
  await stage.start();
  const electron = await stage.desk.app.evaluate(() => process.versions.electron);
  say(`Electron ${electron}, ${steps.length} steps`);
  for (const [index, { name, run, untouched }] of steps.entries()) {
    const start = performance.now();
    const problem = await inTime(run(stage)).then(() => undefined, whyFailed);
    const ms = Math.round(performance.now() - start);
    const screenshot = await takePicture(stage, untouched, path.join(out, `${String(index + 1).padStart(2, '0')}-${name}.png`));
    reports.push({ name, ok: problem === undefined, ms, ...(screenshot !== undefined && { screenshot }), ...(problem !== undefined && { problem }) });
    say(`${problem === undefined ? 'ok    ' : 'FAILED'} ${name} (${ms} ms)${problem === undefined ? '' : `: ${problem}`}`);
    if (problem !== undefined) break;
  }
  return { ok: reports.length === steps.length && reports.every(({ ok }) => ok), electron, steps: reports };
}

async function inTime(running: Promise<void>): Promise<void> {
  const late = delay(stepWithinMs, undefined, { ref: false }).then(() => Promise.reject(new Error(`not done after ${stepWithinMs / 1000} s`)));
  await Promise.race([running, late]);
}

/** The picture's file name; undefined when there is no window to take it of. */
async function takePicture(stage: Stage, untouched: boolean | undefined, file: string): Promise<string | undefined> {
  const picture = await stage.picture(untouched).catch(() => undefined);
  if (picture === undefined) return undefined;
  await writeFile(file, picture);
  return path.basename(file);
}

/** What was waited for in vain, without Playwright's log of actions, which repeats what was typed. */
function whyFailed(error: unknown): string {
  const lines = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n');
  return [lines[0], ...lines.filter((line) => /^(Locator|Expected|Received|Error)/.test(line))].join('; ');
}
