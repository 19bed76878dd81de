import type { Text } from '../../models/basics.ts'
import { type RuleCode, ruleLevel } from '../../models/rule.ts'

const LEVELS: Readonly<Record<string, Text>> = {
  integrity: { zh: '文件', en: 'file' },
  '0': { zh: '0 法规', en: '0 law' },
  '1': { zh: '1 开课', en: '1 coverage' },
  '2': { zh: '2 比例', en: '2 quotas' },
  '3': { zh: '3 均衡', en: '3 balance' },
  '4': { zh: '4 教师', en: '4 people' },
  '5': { zh: '5 稳定', en: '5 calm' },
}

/** Level of what a plan must honour, with its number. */
export const levelName = (rule: RuleCode): Text => LEVELS[String(ruleLevel(rule))]!
