import { prepareProgram } from '../prepare.ts';

/** Builds out/, with what it needs. */
export async function run(): Promise<number> {
  await prepareProgram();
  return 0;
}
