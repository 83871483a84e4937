import * as z from 'zod';

/** A consumer to choose: what tells look-alikes apart is with it. `birthDate` is a FHIR date. */
export const foundConsumerSchema = z.object({
  reference: z.string(),
  name: z.string(),
  birthDate: z.string(),
  consumerId: z.string(),
  gender: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
});
export type FoundConsumer = z.infer<typeof foundConsumerSchema>;

/** The consumers found. `kept`: the server did not answer, so only what this PC keeps was searched. */
export const consumersFoundSchema = z.object({
  items: z.array(foundConsumerSchema),
  kept: z.boolean(),
  /** The contract takes consumers that the payer does not know, and the server can be reached. */
  mayCreate: z.boolean(),
});
export type ConsumersFound = z.infer<typeof consumersFoundSchema>;

/** By member id, or by last name and date of birth (a FHIR date). */
export const consumerQuerySchema = z.union([
  z.strictObject({ contractId: z.string().max(200), consumerId: z.string().trim().min(1).max(64) }),
  z.strictObject({ contractId: z.string().max(200), lastName: z.string().trim().min(1).max(300), birthDate: z.iso.date() }),
]);
export type ConsumerQuery = z.infer<typeof consumerQuerySchema>;

/** A consumer that the payer does not know yet. */
export const newConsumerSchema = z.strictObject({
  contractId: z.string().max(200),
  consumerId: z.string().trim().min(1).max(64),
  lastName: z.string().trim().min(1).max(300),
  firstName: z.string().trim().min(1).max(300),
  birthDate: z.iso.date(),
  gender: z.enum(['female', 'male', 'other', 'unknown']),
});
export type NewConsumer = z.infer<typeof newConsumerSchema>;

/** A provider to choose: an Organization or a PractitionerRole. `own`: of the facility. */
export const foundProviderSchema = z.object({
  reference: z.string(),
  name: z.string(),
  npi: z.string().optional(),
  specialty: z.string().optional(),
  own: z.boolean(),
});
export type FoundProvider = z.infer<typeof foundProviderSchema>;

/** What a code stands for in a request. */
export const codeKindSchema = z.enum(['diagnosis', 'service', 'place', 'serviceType']);
export type CodeKind = z.infer<typeof codeKindSchema>;

const codeSchema = z.strictObject({ code: z.string().min(1).max(64), text: z.string().max(1000) });
/** A code that a person chose, or its mark as a favourite. */
export const chosenCodeSchema = z.strictObject({ kind: codeKindSchema, coded: codeSchema, favourite: z.boolean().optional() });
export type ChosenCode = z.infer<typeof chosenCodeSchema>;

/** A code to choose: the person's favourites come first, then the last used. */
export const foundCodeSchema = codeSchema.extend({ favourite: z.boolean() });
export type FoundCode = z.infer<typeof foundCodeSchema>;
