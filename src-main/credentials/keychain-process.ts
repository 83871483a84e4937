import keytar from 'keytar';
import { keychainRequestSchema, type KeychainReply, type KeychainRequest } from './keychain-messages.ts';

/** keytar in a process of its own: a keychain that does not answer hangs this process, which main then ends. */
process.parentPort.on('message', ({ data }) => {
  const request = keychainRequestSchema.parse(data);
  answer(request).then(
    (reply) => process.parentPort.postMessage(reply),
    (error: unknown) => process.parentPort.postMessage({ id: request.id, error: errorKind(error) } satisfies KeychainReply),
  );
});

async function answer(request: KeychainRequest): Promise<KeychainReply> {
  switch (request.method) {
    case 'get':
      return { id: request.id, value: await keytar.getPassword(request.service, request.account) };
    case 'set':
      await keytar.setPassword(request.service, request.account, request.secret);
      return { id: request.id };
    case 'delete':
      await keytar.deletePassword(request.service, request.account);
      return { id: request.id };
  }
}

/** libsecret's texts, the only thing that tells a locked collection from no Secret Service at all. */
function errorKind(error: unknown): 'locked' | 'absent' {
  return /locked|dismissed|denied/i.test(error instanceof Error ? error.message : '') ? 'locked' : 'absent';
}
