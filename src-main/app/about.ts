import { app } from 'electron';
import type { About } from '../../src-shared/models/about.ts';
import type { Config } from '../config/config.ts';

/** The oldest Electron major that still got security updates when this version was made. */
const oldestSupportedElectron = 43;

/** What the program is and whom it talks to. */
export function readAbout(config: Config | undefined): About {
  const electron = process.versions.electron;
  return {
    version: app.getVersion(),
    electron,
    chromium: process.versions.chrome,
    electronSupported: Number(electron.split('.')[0]) >= oldestSupportedElectron,
    ...(config && { server: new URL(config.fhirBaseUrl).host }),
    sandbox: config?.sandboxOutbox !== undefined,
    support: {
      ...(config?.support.phone !== undefined && { phone: config.support.phone }),
      ...(config?.support.hours !== undefined && { hours: config.support.hours }),
    },
  };
}
