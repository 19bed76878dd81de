import { writeBook } from './write/workbook.ts'

/** Writes the empty workbook: headings with notes, and drop-down lists. */
export const writeTemplate = (path: string): Promise<void> => writeBook(undefined, path)
