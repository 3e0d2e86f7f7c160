import { expect, test } from 'vitest'
import { type LevelRefusal, mayAssessLevel, ownLevelWords, shortlyNotAssessing } from '~/domain/facilitator/assessing'
import { nov, now } from '../support/evidence'

const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const held = { state: 'qualified', until: inDays(100) } as const
/** Signed off or appointed alike: a founding appointment stands in for the way, never for the sample answers. */
const fit = { held, calibratedAt: inDays(-30), calibrationMonths: 12 }

test.each<[string, Partial<Parameters<typeof mayAssessLevel>[0]>, LevelRefusal | null]>([
	['whoever is qualified for it and calibrated', {}, null],
	['whoever is qualified for a level without sample answers', { calibratedAt: null, calibrationMonths: null }, null],
	['nobody who holds nothing for it', { held: null }, 'not-qualified'],
	['nobody who trains', { held: { state: 'training', until: null } }, 'trains-for-it'],
	['nor who may help to lead', { held: { state: 'training', until: null, coLeadsAt: nov(1) } }, 'trains-for-it'],
	['nobody who is paused', { held: { state: 'paused', until: inDays(100) } }, 'qualification-paused'],
	['nobody whose months are over', { held: { state: 'qualified', until: now } }, 'qualification-over'],
	['nobody who never came close to the key', { calibratedAt: null }, 'not-calibrated'],
	['until the last moment of twelve months', { calibratedAt: new Date('2025-11-26T12:00:00.001Z') }, null],
	['and not at their end', { calibratedAt: new Date('2025-11-26T12:00:00Z') }, 'calibration-over'],
])('work of a level is assessed by: %s', (_who, said, why) => {
	expect(mayAssessLevel({ ...fit, ...said }, now)).toEqual(why ? { ok: false, why } : { ok: true })
})

test('each reason has words for whom it is about, and for whoever wanted to name them', () => {
	expect(Object.keys(ownLevelWords).sort()).toEqual(Object.keys(shortlyNotAssessing).sort())
})
