export const task = 'not a default export'
