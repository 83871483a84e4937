import type { Stage } from './stage.ts';

/** One step of a tour: what a person does, up to what they then see. `name` becomes the picture's, in kebab case. */
export interface Step {
  readonly name: string;
  readonly run: (stage: Stage) => Promise<void>;
  /** Its picture is taken without moving the pointer, which would tell that somebody is there. */
  readonly untouched?: boolean;
}

/** A step. */
export const step = (name: string, run: Step['run']): Step => ({ name, run });
