/**
 * The senior title (高级职称) asks town teachers for at least a year in a village or weak school
 * (国办发〔2015〕43号; Chuanhui 2019: 原则上要有一年以上在农村学校或薄弱学校支教、任教的经历).
 */
import type { Policy } from './policy.ts'
import { isStrong, type Site } from './site.ts'
import type { Teacher } from './teacher.ts'

const YEARS = 1

/** Serves in a town, stands one step below the senior title, and lacks the year. */
export const lacksRuralYear = ({ title, ruralYears }: Teacher, servingSite: Site): boolean =>
  title === 'first' && ruralYears < YEARS && servingSite.locale !== 'rural'

export const givesRuralYear = (site: Site, policy: Policy): boolean =>
  site.locale === 'rural' || isStrong(site, policy) === false
