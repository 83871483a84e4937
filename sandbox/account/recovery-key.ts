import { z } from 'zod';
import { refuseAccount, type AccountAnswer } from './answer.ts';
import type { AccountCall } from './context.ts';

const bodySchema = z.strictObject({ key: z.base64().refine((key) => Buffer.from(key, 'base64').length === 32) });

/** `PUT /me/devices/{vaultId}/recoveryKey`: keeps the third half of a vault. */
export function putRecoveryKey(call: AccountCall): AccountAnswer {
  const { key } = bodySchema.parse(call.body);
  call.context.secrets.add(key);
  call.context.recoveryKeys.set(nameOf(call), key);
  return { status: 204 };
}

/** `GET /me/devices/{vaultId}/recoveryKey`: gives it back. */
export function getRecoveryKey(call: AccountCall): AccountAnswer {
  const key = call.context.recoveryKeys.get(nameOf(call));
  return key === undefined ? refuseAccount('itemNotFound', 'There is no recovery key.', 404) : { status: 200, body: { key } };
}

/** `DELETE /me/devices/{vaultId}/recoveryKey`: forgets it. */
export function deleteRecoveryKey(call: AccountCall): AccountAnswer {
  call.context.recoveryKeys.delete(nameOf(call));
  return { status: 204 };
}

function nameOf({ practitionerId, values: [vaultId = ''] }: AccountCall): string {
  return `${practitionerId} ${vaultId}`;
}
