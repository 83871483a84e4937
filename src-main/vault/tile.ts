import * as z from 'zod';
import { personSchema, type Person } from '../../src-shared/models/person.ts';
import { administratorSchema } from '../../src-shared/models/trouble.ts';
import { expandKey } from './key-derivation.ts';
import { seal, unseal, type Sealed } from './sealed-box.ts';

const tileSchema = personSchema.omit({ id: true }).extend({ subject: z.string(), practitioner: z.string(), administrators: z.array(administratorSchema).optional() });

/**
 * Who a vault belongs to: the tile's words; the account's subject and FHIR practitioner, which never leave main; whom the
 * person can ask for help.
 */
export type Tile = z.infer<typeof tileSchema>;

/** A remembered person, known from the tile. */
export type Remembered = Tile & Pick<Person, 'id'>;

/** Seals a tile under the device secret alone: it shows before the password. */
export function sealTile(id: string, secret: Buffer, tile: Tile): Sealed {
  return seal(expandKey([secret], 'tile'), Buffer.from(JSON.stringify(tile)), `tile/${id}`);
}

/** The tile in a sealed box; undefined when it is none, another person's, or was changed. */
export function openTile(id: string, secret: Buffer, box: Sealed): Tile | undefined {
  const plain = unseal(expandKey([secret], 'tile'), box, `tile/${id}`);
  const parsed = plain && tileSchema.safeParse(JSON.parse(plain.toString('utf8')));
  return parsed?.success ? parsed.data : undefined;
}
