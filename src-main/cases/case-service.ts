import * as z from 'zod';
import type { CaseDetail, CaseLook, CasePage, CaseQuery, CaseRecord, StatusCheck } from '../../src-shared/models/case.ts';
import { deadlineOf, type Deadline } from '../../src-shared/models/deadline.ts';
import type { SavedAttachment } from '../../src-shared/models/message.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { clocked } from '../db/report-rows.ts';
import { answerEvents, doneEvents, historySchema, letterSchema, lettersOf } from '../fhir/case-record.ts';
import { caseInquiry, inquiryNeeds } from '../fhir/case-inquiry.ts';
import { claimSchema, searchsetSchema } from '../fhir/resources.ts';
import { readAttachment, type AttachmentContent } from '../messages/read-attachment.ts';
import { clocksOf } from '../setup/contract-clocks.ts';

const resourceSchema = z.looseObject({ resourceType: z.string(), id: z.string() });

/** What the cases of one open session work with. `base` is the FHIR server's address. */
export type CasePorts = {
  readonly fhir: FhirClient;
  readonly database: DatabaseCalls;
  readonly clock: Clock;
  readonly base: string;
  /** Answers were written. */
  readonly onChange: () => void;
};

/** The submitted requests of one open session: kept ones listed and read, the server asked about one when a person looks at it. */
export class CaseService {
  readonly #ports: CasePorts;

  constructor(ports: CasePorts) {
    this.#ports = ports;
  }

  /** A window on the submitted requests, each with when what it waits for is due. */
  async list(query: CaseQuery): Promise<CasePage> {
    const { total, rows } = await this.#ports.database.call('listCases', query);
    return {
      total,
      rows: rows.map(({ clocked, ...row }) => {
        const due = clocked && deadlineOf(clocksOf(row.contract), clocked)?.due;
        return { ...row, ...(due !== undefined && { due }) };
      }),
    };
  }

  /** One whole request with its newest answer, what was last known beside it, what is due next, and the draft whose receipt is kept here. */
  async read(id: string): Promise<{ detail: CaseDetail; record?: CaseRecord; deadline?: Deadline; receipt?: string } | undefined> {
    const { database } = this.#ports;
    const detail = await database.call('readCase', id);
    const record = await database.call('caseRecord', id);
    const row = await database.call('sentRow', id);
    const deadline = row && deadlineOf(clocksOf(row.contract), clocked(row));
    const receipt = await this.#receipt(id);
    return detail && { detail, ...(record && { record }), ...(deadline && { deadline }), ...(receipt !== undefined && { receipt }) };
  }

  /** Asks the server what happened to a case and for its letters, and keeps it. */
  async look(id: string): Promise<CaseLook> {
    const { fhir, database, clock } = this.#ports;
    const detail = await database.call('readCase', id);
    if (!detail) return failed('not-there');
    const { response } = await database.call('caseSources', id);
    const [done, letters, history] = await Promise.all([
      fhir.read(`Provenance?target=Claim/${id}&_include=Provenance:agent`, searchsetSchema),
      fhir.read(`DocumentReference?related=Claim/${id}`, searchsetSchema),
      response === undefined ? undefined : fhir.read(`${response}/_history`, historySchema),
    ]);
    if (!done.ok) return failed(reason(done.failure));
    if (!letters.ok) return failed(reason(letters.failure));
    if (history && !history.ok) return failed(reason(history.failure));
    const known = [...doneEvents(done.value), ...(history ? answerEvents(history.value) : [])];
    const events = [...detail.events.filter(({ kind }) => !known.some((each) => each.kind === kind)), ...known].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const record = { asOf: clock.now(), events, letters: lettersOf(letters.value) };
    await database.call('saveCaseRecord', id, record);
    return ok(record);
  }

  /** Asks the payer for the answer to a request: POST Claim/$inquire (Da Vinci PAS 2.2.1). Only when a person wants to know. */
  async checkStatus(id: string): Promise<StatusCheck> {
    const { fhir, database, clock, base, onChange } = this.#ports;
    const { claim: text } = await database.call('caseSources', id);
    const claim: unknown = text === undefined ? undefined : JSON.parse(text);
    const needs = inquiryNeeds(claim);
    if (!needs) return failed(text === undefined ? 'not-there' : 'refused');
    const resources: z.infer<typeof resourceSchema>[] = [];
    for (const need of needs) {
      const resource = await fhir.read(need, resourceSchema);
      if (!resource.ok) return failed(reason(resource.failure));
      resources.push(resource.value);
    }
    const answer = await fhir.send('POST', 'Claim/$inquire', caseInquiry(claim, resources, base, new Date(clock.now()).toISOString()));
    if (!answer.ok) return failed(reason(answer.failure));
    if (answer.value.status !== 200) return failed('refused');
    const saved = await database.call('saveKept', answer.value.body);
    if (!saved) return failed('garbled');
    if (saved.count === 0) return failed('not-there');
    onChange();
    const detail = await database.call('readCase', id);
    return detail ? ok(detail.state) : failed('not-there');
  }

  async #receipt(id: string): Promise<string | undefined> {
    const { claim } = await this.#ports.database.call('caseSources', id);
    const read = claimSchema.safeParse(claim === undefined ? undefined : JSON.parse(claim)).data;
    return read && this.#ports.database.call('submissions.draftOf', id, (read.identifier ?? []).flatMap(({ value }) => value ?? []));
  }

  /** The content of a letter. */
  async letter(id: string): Promise<Result<AttachmentContent, SavedAttachment>> {
    const letter = await this.#ports.fhir.read(`DocumentReference/${id}`, letterSchema);
    if (!letter.ok) return failed(reason(letter.failure));
    const file = letter.value.content[0]?.attachment;
    return file ? readAttachment(this.#ports.fhir, file) : failed('not-there');
  }
}

function reason({ code }: FhirProblem): 'sign-in-needed' | 'not-there' | 'garbled' | 'unreachable' {
  if (code === 'sign-in-needed') return code;
  return code === 'not-found' ? 'not-there' : code === 'unexpected-answer' ? 'garbled' : 'unreachable';
}
