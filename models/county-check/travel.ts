import { type CountyCheck, doubtful, unknownSite, wrong } from './lookup.ts'

export const checkRooms: CountyCheck = ({ rooms }, known) =>
  rooms.flatMap(({ siteId }, i) => unknownSite(siteId, known, `rooms[${i}].siteId`))

const FASTEST_KMH = 120
const SLOWEST_KMH = 2

/** Ways join two known sites, each pair once in each direction, at a speed that a vehicle can have. */
export const checkTravel: CountyCheck = ({ travel }, known) => {
  const seen = new Set<string>()
  return travel.flatMap(({ fromSiteId, toSiteId, travelMin, roadKm }, i) => {
    const at = `travel[${i}]`
    const unknown = [
      ...unknownSite(fromSiteId, known, `${at}.fromSiteId`),
      ...unknownSite(toSiteId, known, `${at}.toSiteId`),
    ]
    if (unknown.length > 0) return unknown
    const pair = `${fromSiteId} ${toSiteId}`
    const repeated = seen.has(pair)
    seen.add(pair)
    if (repeated)
      return [
        wrong(
          'K1701',
          `${at}.toSiteId`,
          {
            zh: `“${fromSiteId}”到“${toSiteId}”的路程已列过`,
            en: `the way from "${fromSiteId}" to "${toSiteId}" has been listed before`,
          },
          { zh: '请删去其中一行', en: 'Delete one of the rows' },
        ),
      ]
    if (fromSiteId === toSiteId || (travelMin === undefined && roadKm === undefined))
      return [
        doubtful(
          'K1702',
          at,
          {
            zh: '此行路程不起作用（起止相同，或分钟和公里都没有）',
            en: 'this way has no effect (both ends alike, or neither minutes nor kilometres)',
          },
          { zh: '请补全或删去此行', en: 'Complete the row or delete it' },
        ),
      ]
    const kmh = travelMin === undefined || roadKm === undefined ? undefined : (roadKm / travelMin) * 60
    if (kmh === undefined || roadKm === 0 || (kmh <= FASTEST_KMH && kmh >= SLOWEST_KMH)) return []
    return [
      doubtful(
        'K1703',
        `${at}.travelMin`,
        {
          zh: `${roadKm} 公里用 ${travelMin} 分钟，不合常理`,
          en: `${roadKm} km in ${travelMin} minutes is hard to believe`,
        },
        { zh: '请核对公里和分钟是否填反', en: 'See whether kilometres and minutes were exchanged' },
      ),
    ]
  })
}
