import type { Scene } from '../../doors/scenes/scene.ts';
import { fitsAcross } from '../fits-across.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

/** The same scenes once more, from the login page to it, on a server where nothing has happened. */
function again(prefix: string, scenes: readonly Scene[], { before, after }: { readonly before: (stage: Stage) => Promise<void>; readonly after?: (stage: Stage) => Promise<void> }): Step[] {
  return scenes.map(({ name, run }, index) =>
    step(`${prefix}-${name}`, async (stage) => {
      if (index === 0) {
        await stage.sandbox.control.reset();
        await before(stage);
      }
      await run(stage);
      await after?.(stage);
    }));
}

/** Scenes in the dark. */
export const dark = (scenes: readonly Scene[]): Step[] => again('dark', scenes, { before: (stage) => stage.look('dark', 1) });

/** Scenes at 200 %: the page scrolls down, never sideways. */
export const zoomed = (scenes: readonly Scene[]): Step[] => again('zoomed', scenes, { before: (stage) => stage.look('light', 2), after: fitsAcross });
