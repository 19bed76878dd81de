import type { Text } from '../../models/basics.ts'
import { type RuleCode, ruleLevel } from '../../models/rule.ts'

const LEVELS: Readonly<Record<string, Text>> = {
  integrity: { zh: '文件', en: 'file' },
  '0': { zh: '法规', en: 'law' },
  '1': { zh: '开课', en: 'coverage' },
  '2': { zh: '比例', en: 'quotas' },
  '3': { zh: '均衡', en: 'balance' },
  '4': { zh: '教师', en: 'people' },
  '5': { zh: '稳定', en: 'calm' },
}

/** Level of what a plan must honour. */
export const levelName = (rule: RuleCode): Text => LEVELS[String(ruleLevel(rule))]!
