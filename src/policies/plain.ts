/** An object of YAML or JSON that is no list. */
export type Plain = { readonly [key: string]: unknown }
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
