import packageJson from '../package.json' with { type: 'json' }

/** Name and version that plans and reports carry. */
export const PRODUCT = { name: 'Junheng', version: packageJson.version } as const
