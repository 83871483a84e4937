/** The tenant in the paths of the identity service. */
export const TENANT = 'sandbox';

/** The one client that the identity service knows. */
export const CLIENT_ID = '6f3c2b8e-4d0a-4c57-9a51-0c1f7d2e8b34';

/** The audience of access tokens, and the scope that opens the FHIR endpoint. */
export const API_AUDIENCE = 'api://prior-authorization';
export const API_SCOPE = 'Requests.ReadWrite';

/** Every scope that may be asked for, as the client writes it. */
export const KNOWN_SCOPES = ['openid', 'profile', 'email', 'offline_access', `${API_AUDIENCE}/${API_SCOPE}`] as const;
