import { utilityProcess, type UtilityProcess } from 'electron';
import type { KeychainProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { keychainReplySchema, type KeychainReply, type KeychainRequest } from './keychain-messages.ts';

const service = 'facility-desk';
const answerWithinMs = 5_000;
const idleMs = 3_000;
const warmMs = 60_000;

type Call = KeychainRequest extends infer Each ? (Each extends KeychainRequest ? Omit<Each, 'id' | 'service'> : never) : never;

/** The OS keychain: small text secrets of this OS login. A missing entry is `undefined`, never a failure. */
export type Keychain = {
  /** Gets ready for a call that is likely to come soon. */
  readonly warm: () => void;
  readonly get: (account: string) => Promise<Result<string | undefined, KeychainProblemCode>>;
  readonly set: (account: string, secret: string) => Promise<Result<undefined, KeychainProblemCode>>;
  readonly delete: (account: string) => Promise<Result<undefined, KeychainProblemCode>>;
};

/**
 * The keychain through keytar in a process that lives only while it is used and is ended when it hangs. One call at a
 * time, since parallel reads confuse gnome-keyring. `processFile` is the bundled keychain process.
 */
export class KeytarKeychain implements Keychain {
  readonly #processFile: string;
  #child: UtilityProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #nextId = 0;

  constructor(processFile: string) {
    this.#processFile = processFile;
  }

  warm(): void {
    this.#start();
    this.#endAfter(warmMs);
  }

  /** Reads an entry. keytar answers null for a locked keychain too, so nothing found is believed only after a probe. */
  async get(account: string): Promise<Result<string | undefined, KeychainProblemCode>> {
    const read = await this.#call({ method: 'get', account });
    if (!read.ok) return read;
    if (read.value.value != null) return ok(read.value.value);
    const probe = await this.set('probe', 'probe');
    if (!probe.ok) return probe;
    await this.delete('probe');
    return ok(undefined);
  }

  async set(account: string, secret: string): Promise<Result<undefined, KeychainProblemCode>> {
    const written = await this.#call({ method: 'set', account, secret });
    return written.ok ? ok(undefined) : written;
  }

  async delete(account: string): Promise<Result<undefined, KeychainProblemCode>> {
    const deleted = await this.#call({ method: 'delete', account });
    return deleted.ok ? ok(undefined) : deleted;
  }

  #call(call: Call): Promise<Result<KeychainReply, KeychainProblemCode>> {
    const turn = this.#last.then(() => this.#send(call));
    this.#last = turn;
    return turn;
  }

  #send(call: Call): Promise<Result<KeychainReply, KeychainProblemCode>> {
    clearTimeout(this.#idle);
    const child = this.#start();
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const finish = (result: Result<KeychainReply, KeychainProblemCode>) => {
        clearTimeout(limit);
        child.off('message', onMessage);
        child.off('exit', onExit);
        this.#endAfter(idleMs);
        resolve(result);
      };
      const onMessage = (message: unknown) => {
        const reply = keychainReplySchema.safeParse(message);
        if (!reply.success || reply.data.id !== id) return;
        if (reply.data.error) finish(failed(reply.data.error === 'locked' ? 'keychain-locked' : 'keychain-absent'));
        else finish(ok(reply.data));
      };
      const onExit = () => {
        this.#child = undefined;
        finish(failed('keychain-absent'));
      };
      const limit = setTimeout(() => {
        this.#end();
        finish(failed('keychain-hanging'));
      }, answerWithinMs);
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.postMessage({ ...call, id, service });
    });
  }

  #start(): UtilityProcess {
    return (this.#child ??= utilityProcess.fork(this.#processFile, [], { serviceName: 'Keychain', stdio: 'ignore' }));
  }

  #endAfter(ms: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#end(), ms);
  }

  #end(): void {
    this.#child?.kill();
    this.#child = undefined;
  }
}
