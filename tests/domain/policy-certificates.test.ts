import { describe, expect, test } from 'vitest'
import { linkedInLink } from '~/domain/certification/linkedin'
import { graceEnds, holdsForGood, standingOf } from '~/domain/certification/policy'
import { minutesOf } from '~/domain/certification/training-hours'
import { judgedToday } from '~/domain/program/judged'
import { aCertificate } from '../support/certificates'
import { aModule, anEvidence, aTryOf, aWork, nov } from '../support/evidence'
import { aStage } from '../support/stages-taken'

const DAY_MS = 86_400_000
const validUntil = new Date('2028-11-26T10:00:00Z')
const daysBefore = (days: number, ms = 0) => new Date(validUntil.getTime() - days * DAY_MS + ms)

describe('a certification stands', () => {
	test.each([
		['in force until ninety days before its end', daysBefore(90, -1), 'in-force'],
		['as ending soon from then on', daysBefore(90), 'expiring'],
		['so until its last moment', daysBefore(0, -1), 'expiring'],
		['in grace from its end', daysBefore(0), 'in-grace'],
		['so for sixty days', daysBefore(-60, -1), 'in-grace'],
		['as lapsed after them', daysBefore(-60), 'lapsed'],
	] as const)('%s', (_what, now, standing) => {
		const plain = { validUntil, leaves: [], revokedAt: null, isRenewed: false, renewalTakenBackAt: null }
		expect(standingOf(plain, now)).toBe(standing)
		expect(standingOf({ ...plain, isRenewed: true }, now)).toBe('renewed')
		expect(standingOf({ ...plain, isRenewed: true, revokedAt: now }, now)).toBe('revoked')
	})

	test('for good only when its end is a lifetime away', () => {
		const issuedAt = new Date('2026-11-26')
		expect(holdsForGood({ issuedAt, validUntil })).toBe(false)
		expect(holdsForGood({ issuedAt, validUntil: new Date('2126-11-26') })).toBe(true)
		const plain = { validUntil, leaves: [], renewalTakenBackAt: null }
		expect(graceEnds(plain).toISOString()).toBe('2029-01-25T10:00:00.000Z')
		// Whose renewal was taken back is not late: sixty days from then, and none fewer where that was before the end.
		const takenBack = (day: string) => graceEnds({ ...plain, renewalTakenBackAt: new Date(day) }).toISOString()
		expect(takenBack('2029-06-01T10:00:00Z')).toBe('2029-07-31T10:00:00.000Z')
		expect(takenBack('2028-10-01T10:00:00Z')).toBe('2029-01-25T10:00:00.000Z')
		const leaves = [{ fromDay: '2029-01-01', untilDay: '2029-01-10' }]
		expect(graceEnds({ ...plain, leaves }).toISOString()).toBe('2029-02-04T10:00:00.000Z')
	})
})

describe('hours of training', () => {
	/** Of 30 minutes: two modules of 11, a check of 5, assessed work of 4, sessions besides */
	const stage = aStage()
	const session = {
		sessionId: 's',
		isMakeUp: false,
		title: 'Kickoff',
		durationMinutes: 10,
		confirmedAt: nov(3),
		text: null,
	}

	test.each([
		['nothing done', {}, 0],
		['a module begun', { modules: [aModule('Listening', 'begun')] }, 0],
		['a module done', { modules: [aModule('Listening', nov(3)), aModule('Feedback')] }, 11],
		['a check handed in, whatever came of it', { checks: [aTryOf(3), aTryOf(null)] }, 5],
		['a check only begun', { checks: [aTryOf(null)] }, 0],
		['work handed in twice', { submissions: [aWork('again'), aWork('met')] }, 4],
		['part of a session', { sessions: [{ ...session, minutesPresent: 7 }] }, 7],
		['more minutes than a session has', { sessions: [{ ...session, minutesPresent: 70 }] }, 10],
		['more than is offered', { sessions: Array.from({ length: 9 }, () => ({ ...session, minutesPresent: 10 })) }, 30],
	] as const)('of %s are %j taken', (_what, said, taken) => {
		expect(minutesOf(judgedToday(stage), anEvidence(said as object))).toEqual({ offered: 30, taken })
	})
})

test('hours of several works are those of each that was handed in', () => {
	const stage = aStage()
	const assessed = [
		{ title: 'Mediation', minutes: 3, of: 'mediation' },
		{ title: 'Analysis', minutes: 1, of: 'analysis' },
	]
	const taken = (...submissions: ReturnType<typeof aWork>[]) =>
		minutesOf(judgedToday({ ...stage, training: { ...stage.training, assessed } }), anEvidence({ submissions })).taken
	const analysis = (state: 'draft' | 'met') => aWork(state, nov(20), undefined, 'analysis')
	const mediation = aWork('again', nov(20), undefined, 'mediation')
	expect([taken(mediation), taken(analysis('met')), taken(mediation, analysis('met'))]).toEqual([3, 1, 4])
	expect(taken(analysis('draft'))).toBe(0)
})

describe('the link to LinkedIn', () => {
	const verifyUrl = 'https://belay.example/verify/7K2M-4QXD-P9'
	const queryOf = (link: string) => Object.fromEntries(new URL(link).searchParams)

	test('fills in what it was, whose, when, until when and where to check it', () => {
		const link = linkedInLink(aCertificate('Łukasz & Co'), verifyUrl)
		expect(link.startsWith('https://www.linkedin.com/profile/add?')).toBe(true)
		expect(queryOf(link)).toEqual({
			startTask: 'CERTIFICATION_NAME',
			name: 'Level 1, Foundation Skills: Technical Leadership Ladder',
			organizationName: 'Ferrystone',
			issueYear: '2026',
			issueMonth: '11',
			expirationYear: '2028',
			expirationMonth: '11',
			certUrl: verifyUrl,
			certId: '7K2M-4QXD-P9',
		})
		expect(link).not.toContain('ukasz')
	})

	test('says no end where there is none', () => {
		const track = { ...aCertificate('Inês'), validUntil: new Date('2126-11-26') }
		expect(queryOf(linkedInLink(track, verifyUrl))).not.toHaveProperty('expirationYear')
	})
})
