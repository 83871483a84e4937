import * as z from 'zod';

const codedSchema = z.object({ code: z.string(), text: z.string() });
/** `requesting`: the one that asks; the others are the care team, each in the role that the server names, if it does. */
const providerSchema = z.object({ requesting: z.boolean(), role: z.string().optional(), name: z.string(), npi: z.string().optional() });

/** A whole unsubmitted request, read from a draft FHIR Claim (Da Vinci PAS) and what it refers to. */
export const requestDetailSchema = z.object({
  id: z.string(),
  contract: z.string(),
  /** Organization/… of the facility that asks. */
  facilityId: z.string().optional(),
  caseType: z.string(),
  priority: z.string().optional(),
  urgency: z.string().optional(),
  created: z.string().optional(),
  lastModified: z.string(),
  consumer: z.object({
    name: z.string(),
    birthDate: z.string(),
    gender: z.string().optional(),
    consumerId: z.string(),
    address: z.string().optional(),
    phone: z.string().optional(),
  }),
  providers: z.array(providerSchema),
  diagnoses: z.array(codedSchema.extend({ type: z.string().optional() })),
  services: z.array(
    z.object({
      service: codedSchema,
      category: z.string().optional(),
      placeOfService: z.string().optional(),
      quantity: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
    }),
  ),
  notes: z.array(z.string()),
  attachments: z.array(z.object({ title: z.string(), contentType: z.string().optional(), bytes: z.number().optional() })),
});
export type RequestDetail = z.infer<typeof requestDetailSchema>;
