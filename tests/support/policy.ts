/** A plain policy for tests: round numbers, no quota unless a test asks for one. */
import { Policy } from '../../models/policy.ts'

type Changes<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[]
    ? T[K]
    : T[K] extends object | null
      ? Changes<T[K]> | T[K]
      : T[K]
}

/** The test policy with some values changed; arrays and tables are replaced as a whole, groups are merged. */
export function policyWith(changes: Changes<Policy> = {}): Policy {
  return Policy.parse(merge(BASE, changes))
}

function merge(base: unknown, changes: unknown): unknown {
  if (!isGroup(base) || !isGroup(changes)) return changes
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(changes)) {
    merged[key] = key in base && !TABLES.has(key) ? merge(base[key], value) : value
  }
  return merged
}

/** Keyed by subject: given anew, not merged. */
const TABLES = new Set(['table', 'bySubject', 'shortagePeriod', 'subjectFactor', 'roomKind'])

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bells = Array.from({ length: 7 }, (_, n) => ({
  session: n < 4 ? 'morning' : 'afternoon',
  startMin: 510 + 50 * n + (n < 4 ? 0 : 100),
  endMin: 550 + 50 * n + (n < 4 ? 0 : 100),
}))

const BASE = {
  id: 'test',
  name: { zh: '测试政策', en: 'Test policy' },
  eligibility: {
    minYearsSameSchool: 6,
    maxAgeYears: null,
    onEstablishmentOnly: true,
    exemptions: ['illness', 'sole-carer'],
  },
  principals: { minYearsSameSchool: 8, maxAgeYears: null, minRatio: null },
  rotation: {
    minRatioOfEligible: 0,
    urbanMinRatio: null,
    minBackboneShare: 0,
    backboneBase: 'exchanged',
    backboneLevel: 'county',
    termYears: 2,
    scope: 'both',
    leaveCapShare: 1,
    headcountBand: { lossMax: 50, gainMax: 50 },
    maxCommuteKm: 100,
    allowHighToLow: false,
    sameGradeBand: false,
    gradeBands: [[1, 9]],
    itinerantCountsFromPeriods: null,
    coverageTolerance: 1,
  },
  rotationWeights: {
    shortagePeriod: { pe: 3, music: 3, art: 3, english: 2, it: 2, science: 2 },
    surplusPeriod: 0.15,
    dispersionHead: { overQualified: 1.5, backbone: 4, artsAndPe: 6 },
    commuteKm: 0.25,
    moveBeyondQuota: 3,
    wish: 2,
  },
  mentoring: { perBackboneMin: 1, youngMaxAgeYears: 35, youngMaxTeachingYears: 5 },
  staffing: {
    pupilsPerStaff: { primary: 19, junior: 13.5 },
    smallSchoolBelowPupils: 100,
    staffPerClassSmall: 1.7,
    minPerOpenSite: 2,
  },
  curriculum: {
    table: {
      chinese: [7, 7, 7, 7, 6, 6, 5, 5, 6],
      maths: [4, 4, 4, 4, 5, 5, 5, 5, 6],
      english: [0, 0, 3, 3, 3, 3, 4, 4, 4],
      science: [1, 1, 2, 2, 2, 2, 0, 0, 0],
      physics: [0, 0, 0, 0, 0, 0, 0, 3, 3],
      pe: [4, 4, 3, 3, 3, 3, 3, 3, 3],
      music: [2, 2, 2, 2, 2, 2, 1, 1, 1],
      art: [2, 2, 2, 2, 2, 2, 1, 1, 1],
      labour: [1, 1, 1, 1, 1, 1, 1, 1, 1],
    },
    weeklyTotal: [26, 26, 30, 30, 30, 30, 34, 34, 34],
    weeks: [35, 35, 35, 35, 35, 35, 35, 35, 33],
    nineYearTotal: 9522,
    shares: [],
    peDaily: false,
  },
  classSizeMax: { primary: 45, junior: 50 },
  balance: {
    mode: 'quality',
    cvLimit: { primary: 0.5, junior: 0.45 },
    minPassed: 6,
    floorShare: 0.85,
    excludePointsBelowPupils: 50,
    nineYearJuniorWeight: 1.1,
    visitingCounts: { fromPupils: 50, belowPupils: 100, upToThreshold: false },
  },
  load: {
    standard: {
      primary: { bySubject: { chinese: 14, maths: 14 }, other: 16 },
      junior: { bySubject: {}, other: 12 },
    },
    maxFactor: 1.25,
    minFactor: 0.5,
    roleFactor: { principal: 0.25, 'vice-principal': 0.5, 'middle-manager': 0.75 },
    secondSubjectMaxShare: 0.5,
    anyTeacherSubjects: ['labour'],
  },
  service: { ruralLocales: ['rural'], ruralFromPeriods: 4, allowances: [] },
  workload: {
    subjectFactor: {},
    combinedFactor: 1,
    tripPeriods: 0.5,
    travelHourPeriods: 1,
    extraSitePeriods: 0.5,
    extraPreparationPeriods: 0.5,
    assistantFactor: 0.5,
    formTeacherShare: 0.5,
  },
  itinerant: {
    allowed: true,
    subjects: ['pe', 'music', 'art', 'english'],
    maxSites: 4,
    maxSitesPerHalfDay: 1,
    maxHalfDaysPerWeek: 5,
    maxTravelMinOneWay: 60,
    maxRoadKmOneWay: 40,
    periodsPerHalfDay: 4,
    visitCost: 0.3,
    visitCostPerKm: 0.05,
    evenVisits: 0,
  },
  online: { allowed: false, needsAssistant: true, notFor: [], maxReceivers: 2, periodCost: 0.6 },
  timetable: {
    subjectMaxPerDay: 2,
    subjectMaxPerDayBySubject: {},
    teacherMaxPerDay: 6,
    teacherMaxConsecutive: 4,
    siteChangeMin: 10,
    notInFirstPeriod: [],
    roomKind: {},
    weights: {
      subjectTwiceADay: 3,
      teacherGap: 1,
      teacherOverDay: 3,
      coreSubjectLate: 1,
      firstPeriod: 1,
      consecutive: 2,
      siteChange: 2,
      travelMin: 0.1,
    },
  },
  bells: { primary: bells, junior: bells },
  travel: { roadFactor: 1.3, speedKmh: 30, fixedMin: 5 },
  cluster: { sameStage: true, withinTownship: false, membersMin: 1, membersMax: 10, count: null },
  approvals: {
    withinCluster: { zh: '总校', en: 'Core school' },
    betweenClusters: { zh: '教体局', en: 'Bureau' },
  },
  milestones: [],
  publication: { smallCellBelow: 3, noticeDays: 7 },
}
