/** The names that belong to the payer and its portal; payers rename, so they live here alone. */
export const brand = {
  payer: 'Kepro',
  portal: 'Atrezzo',
  program: 'Facility Desk',
} as const;
