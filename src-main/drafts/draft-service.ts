import { createHash, randomUUID } from 'node:crypto';
import { emptyFields, largestFile, type AttachFailure, type Draft, type DraftAttachment, type DraftChange, type DraftFailure, type DraftFields, type DraftPath, type Drafts } from '../../src-shared/models/draft.ts';
import type { Json } from '../../src-shared/models/draft-path.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { Author, Saved } from '../db/draft-store.ts';
import type { WorkerApi } from '../db/worker-api.ts';
import { DraftSync } from './draft-sync.ts';
import { attachmentType } from './attachment-type.ts';

/** What the drafts of one open session work with. */
export type DraftPorts = {
  readonly database: DatabaseCalls;
  readonly clock: Clock;
  /** Whose session it is, as the history names them. */
  readonly by: string;
  /** The person's facilities, once they are known: the first is who asks, until another is chosen. */
  readonly facilities: () => readonly { readonly reference: string; readonly name: string; readonly npi?: string | undefined }[];
  readonly fhir: FhirClient;
  /** FHIR reference Practitioner/… of the person. */
  readonly practitioner: string;
  readonly onChange: (drafts: Drafts) => void;
};

/** A file that a person chose, or why it was not read; `title` is its name without its folder. */
export type PickedFile = { readonly title: string; readonly content: Uint8Array | 'too-large' | 'not-readable' };

/** What became of a chosen file. */
export type Attached = { readonly title: string; readonly result: Result<DraftAttachment, AttachFailure> };

/** The requests that are not sent yet, of one open session: each change is on disk before it is acknowledged. */
export class DraftService {
  readonly #ports: DraftPorts;
  #drafts: Drafts = { revision: 0, syncing: false, items: [] };
  #state: Pick<Drafts, 'syncing' | 'progress'> = { syncing: false };
  readonly #sync: DraftSync;
  #stale = false;
  #listing = false;
  #closed = false;

  constructor(ports: DraftPorts) {
    this.#ports = ports;
    const { database, fhir, clock, practitioner, facilities } = ports;
    const onState = (state: Pick<Drafts, 'syncing' | 'progress'>) => {
      this.#state = state;
      void this.#changed();
    };
    this.#sync = new DraftSync({ database, fhir, clock, practitioner, facilities: () => facilities().map(({ reference }) => reference), random: Math.random, onState });
  }

  /** Tells what is kept. */
  open(): Promise<void> {
    return this.#changed();
  }

  /** Tells nothing more. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#sync.close();
  }

  current(): Drafts {
    return this.#drafts;
  }

  /** A new draft: empty, or with what another one or a sent request says, which is then to be attested anew. The files of a sent one stay with the server. */
  async create({ contractId, copyOf }: { readonly contractId?: string | undefined; readonly copyOf?: string | undefined }): Promise<Result<Draft, DraftFailure>> {
    const original = copyOf === undefined ? undefined : await this.read(copyOf);
    const sent = copyOf === undefined || original ? undefined : await this.#call('drafts.ofRequest', copyOf);
    if (copyOf !== undefined && !original && !sent) return failed('not-here');
    const [facility] = this.#ports.facilities();
    const { attested: _attested, ...copied } = original?.fields ?? (sent ? { ...sent, attachments: [] } : emptyFields);
    const fields: DraftFields = { ...(facility && { requesting: { reference: facility.reference, name: facility.name, ...(facility.npi !== undefined && { npi: facility.npi }) } }), ...copied, ...(contractId !== undefined && { contractId }) };
    return this.#changing(async () => ok(await this.#call('drafts.create', randomUUID(), fields, this.#ports.clock.now(), original?.id)));
  }

  /** Sending moved one to another state. */
  async moved(id: string): Promise<void> {
    await this.#call('drafts.moved', id);
    await this.#changed();
  }

  /** A draft by its id, or by the server's: a draft of the server's that is opened is kept here from then on. */
  read(id: string): Promise<Draft | undefined> {
    return this.#call('drafts.open', id, this.#ports.clock.now());
  }

  /** Writes one field; acknowledged when it is on disk. Files come by `attach`, and who attests is who is signed in. */
  edit(id: string, path: DraftPath, value: Json): Promise<Result<Saved, DraftFailure>> {
    if (path[0] === 'attachments' && value !== null) throw new Error('Files come with their content');
    const author = this.#author();
    const written = path[0] === 'attested' && value !== null ? author : value;
    return this.#changing(() => this.#call('drafts.edit', id, path, written, author));
  }

  undo(id: string): Promise<Result<Draft, DraftFailure>> {
    return this.#changing(() => this.#call('drafts.undo', id, this.#ports.clock.now()));
  }

  redo(id: string): Promise<Result<Draft, DraftFailure>> {
    return this.#changing(() => this.#call('drafts.redo', id, this.#ports.clock.now()));
  }

  history(id: string): Promise<DraftChange[]> {
    return this.#call('drafts.history', id);
  }

  /** Adds a file. Its type is told by its content, never by its name. */
  async attach(id: string, title: string, content: Uint8Array): Promise<Result<DraftAttachment, AttachFailure>> {
    if (content.length > largestFile) return failed('too-large');
    const contentType = attachmentType(content);
    if (contentType === undefined) return failed('wrong-type');
    const attachment = { id: randomUUID(), title, contentType, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    const saved = await this.#changing(() => this.#call('drafts.attach', id, attachment, content, this.#author()));
    return saved.ok ? ok(attachment) : saved;
  }

  /** A person decides what is right where both sides changed a field. */
  resolve(id: string, path: DraftPath, take: 'mine' | 'theirs'): Promise<Result<Draft, DraftFailure>> {
    return this.#changing(async () => {
      const resolved = await this.#call('sync.resolve', id, path, take, this.#author());
      const draft = resolved.ok ? await this.#call('drafts.read', id) : undefined;
      return resolved.ok ? (draft ? ok(draft) : failed('not-here')) : resolved;
    });
  }

  /** The server's drafts were just read. */
  serversRead(): Promise<void> {
    return this.#sync.follow();
  }

  /** The server hears of a deletion when it was not undone. */
  delete(id: string): Promise<Result<undefined, DraftFailure>> {
    this.#sync.afterDeletion();
    return this.#changing(() => this.#call('drafts.delete', id, this.#ports.clock.now()));
  }

  restore(id: string): Promise<Result<Draft, DraftFailure>> {
    return this.#changing(async () => {
      const draft = await this.#call('drafts.restore', id);
      return draft ? ok(draft) : failed('not-here');
    });
  }

  #author(): Author {
    return { by: this.#ports.by, at: this.#ports.clock.now() };
  }

  #call<Method extends keyof WorkerApi>(method: Method, ...args: Parameters<WorkerApi[Method]>) {
    return this.#ports.database.call(method, ...args);
  }

  /** Adds what a system dialog gave: each file with its name, or why it was not taken. */
  async attachAll(id: string, files: readonly PickedFile[]): Promise<Attached[]> {
    const attached: Attached[] = [];
    for (const { title, content } of files) attached.push({ title, result: typeof content === 'string' ? failed(content) : await this.attach(id, title, content) });
    return attached;
  }

  /** A change and its news; a disk that takes nothing is an outcome, since what was typed is still in the window. */
  async #changing<Value, Failure>(work: () => Promise<Result<Value, Failure>>): Promise<Result<Value, Failure | 'not-saved'>> {
    try {
      const result = await work();
      if (result.ok) {
        void this.#changed();
        this.#sync.soon();
      }
      return result;
    } catch (error) {
      if (error instanceof Error && /SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.message)) return failed('not-saved');
      throw error;
    }
  }

  /** One listing at a time; what changes meanwhile is told by one more. */
  async #changed(): Promise<void> {
    this.#stale = true;
    if (this.#listing) return;
    this.#listing = true;
    try {
      while (this.#stale && !this.#closed) {
        this.#stale = false;
        const items = await this.#call('drafts.list');
        this.#drafts = { ...this.#state, revision: this.#drafts.revision + 1, items };
        this.#ports.onChange(this.#drafts);
      }
    } finally {
      this.#listing = false;
    }
  }
}
