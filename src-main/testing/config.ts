import type { Config } from '../config/config.ts';

/** A configuration for tests. */
export const config: Config = {
  authority: 'https://tenant.example/t1',
  clientId: 'desk-client',
  scope: 'openid offline_access api://desk/user',
  fhirBaseUrl: 'https://server.example/fhir',
  portalUrl: 'https://portal.example/',
  browserHosts: ['portal.example'],
  support: {},
  settings: {},
};
