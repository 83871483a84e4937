import type { DiagnosticsService } from '../support/diagnostics-service.ts';
import type { Handlers } from './ipc-main.ts';
import type { SaveFile } from './message-handlers.ts';

/** The verbs of the diagnostics. */
export function diagnosticsHandlers(service: DiagnosticsService, saveFile: SaveFile): Handlers['diagnostics'] {
  return {
    gather: () => service.gather(),
    save: () => saveFile('facility-desk-diagnostics.zip', service.zip()),
  };
}
