import type { County } from '../../models/county.ts'
import { writeBook } from './write/workbook.ts'

/** Writes a county as a workbook that a clerk can go on working with; reading it gives the same county. */
export const writeCountyWorkbook = (county: County, path: string): Promise<void> => writeBook(county, path)
