import { describe, expect, test } from 'vitest'
import { CAREER_LEVELS, firstNameOf, initialsOf, ROLES } from '~/domain/person/kinds'
import { desksOf, mayLoseAdmin, mayReportTo } from '~/domain/person/policy'
import { firstRunForm, personForm, profileForm } from '~/domain/person/schema'
import { changePasswordForm, email, loginForm, newPassword } from '~/domain/sign-in/schema'
import { deviceLabel } from '~/domain/sign-in/sign-in.server'

describe('who may report to whom', () => {
	test.each([
		['a colleague', 'ada', 'ben', [], { ok: true }],
		['somebody far away in another line', 'ada', 'ben', ['cleo', 'dan'], { ok: true }],
		['oneself', 'ada', 'ada', [], { ok: false, why: 'own-manager' }],
		['one’s own report', 'ada', 'ben', ['ada'], { ok: false, why: 'circle' }],
		[
			'somebody ten steps below',
			'ada',
			'ben',
			['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'ada'],
			{ ok: false, why: 'circle' },
		],
	])('%s', (_what, person, manager, line, verdict) => {
		expect(mayReportTo({ id: person }, { id: manager }, line)).toEqual(verdict)
	})
})

test('the last admin cannot go', () => {
	expect(mayLoseAdmin({ otherActiveAdmins: 0 })).toEqual({ ok: false, why: 'last-admin' })
	expect(mayLoseAdmin({ otherActiveAdmins: 1 })).toEqual({ ok: true })
})

test.each([
	[[], ['learner']],
	[['learner'], ['learner']],
	[['trainee'], ['learner', 'facilitator']],
	[['facilitator'], ['learner', 'facilitator']],
	[['mentor'], ['learner']],
	[['admin'], ['learner', 'admin']],
	[[...ROLES], ['learner', 'facilitator', 'admin']],
] as const)('the roles %j open the desks %j', (roles, desks) => expect(desksOf(roles)).toEqual(desks))

describe('the form of a person', () => {
	const form = {
		email: 'Ines@Example.com',
		name: 'Inês Carvalho',
		calledName: 'Inês',
		timeZone: 'Europe/Lisbon',
		careerTrack: 'manager',
		careerLevel: 'Manager',
		roles: ['learner'],
		mostCohorts: '2',
		workDays: ['1', '2', '3'],
		workFrom: '09:00',
		workTo: '17:00',
	}
	const accepts = (said: object) => personForm.safeParse({ ...form, ...said }).success
	test.each([
		['as it is', {}, true],
		['a name with every letter there is', { name: 'Łukasz Đorđević-O’Brien 山田' }, true],
		['a name of 120 characters', { name: 'x'.repeat(120) }, true],
		['a name of 121 characters', { name: 'x'.repeat(121) }, false],
		['no name', { name: '  ' }, false],
		['a name with a line break', { name: 'Inês\nCarvalho' }, false],
		['a name with a bell', { name: 'Inês\u0007' }, false],
		['a called name with a tab', { calledName: 'In\tês' }, false],
		['an address without a place', { email: 'ines' }, false],
		['an address of 255 characters', { email: `${'x'.repeat(243)}@example.com` }, false],
		['no role', { roles: [] }, false],
		['a role nobody knows', { roles: ['owner'] }, false],
		['every role', { roles: ROLES }, true],
		['a level of the other track', { careerLevel: 'Staff' }, false],
		['a level nobody knows', { careerLevel: 'Emperor' }, false],
		['a level of the prototype', { careerLevel: 'constructor' }, false],
		['a track nobody knows', { careerTrack: 'sales' }, false],
		['an IC level on the IC track', { careerTrack: 'ic', careerLevel: 'Staff' }, true],
		['no zone', { timeZone: '' }, false],
		['no working day', { workDays: [] }, false],
		['a day that is none', { workDays: ['8'] }, false],
		['an hour that is none', { workFrom: '9:00' }, false],
		['a day that ends before it begins', { workFrom: '17:00', workTo: '09:00' }, false],
		['a level since a day', { levelSince: '2026-02-28' }, true],
		['a level since no day', { levelSince: '2026-02-30' }, false],
		['more cohorts than anybody leads', { mostCohorts: '11' }, false],
		['no cohort to lead', { mostCohorts: '0' }, true],
		['a team over two lines', { team: 'Ferries\nand boats' }, false],
	])('%s', (_what, said, accepted) => expect(accepts(said)).toBe(accepted))

	test('keeps addresses in small letters and without spaces around', () => {
		expect(personForm.parse({ ...form, email: '  INES@Example.com ' }).email).toBe('ines@example.com')
	})

	test('takes an empty day and no holidays for none, and each working day once, in order', () => {
		const { levelSince, holidays, workDays } = personForm.parse({ ...form, workDays: ['3', '1', '3'] })
		expect({ levelSince, holidays, workDays }).toEqual({ levelSince: null, holidays: '', workDays: [1, 3] })
	})

	test('has no field by which somebody could give themself a role, an id or a password', () => {
		const more = {
			...form,
			id: 'x',
			roles: ['admin'],
			passwordHash: 'x',
			isSample: true,
			disabledAt: null,
			managerId: 'x',
		}
		expect(Object.keys(profileForm.parse(more)).sort()).toEqual([
			'calledName',
			'careerLevel',
			'careerTrack',
			'name',
			'saidAs',
			'timeZone',
		])
	})

	test.each(Object.entries(CAREER_LEVELS))('takes every level of the %s track', (careerTrack, levels) => {
		for (const careerLevel of levels) expect(accepts({ careerTrack, careerLevel })).toBe(true)
	})
})

test.each([
	['Ferrystone', true],
	['Łódź & Søn, Ltd.', true],
	['', false],
	['   ', false],
	['x'.repeat(121), false],
	// It stands in the subject of letters: a line break there would begin another header.
	['Ferry\r\nBcc: everybody@example.com', false],
])('an organization may be called %j: %s', (organization, accepted) => {
	const first = { timeZone: 'Europe/Lisbon', name: 'Hanna', email: 'hanna@example.com', password: 'a rope holds two' }
	expect(firstRunForm.safeParse({ ...first, organization }).success).toBe(accepted)
})

test.each([
	['Inês Carvalho', 'Inês', 'IC'],
	['  Mei-Ling   Chua ', 'Mei-Ling', 'MC'],
	['Prince', 'Prince', 'P'],
	['Ana Maria de Albuquerque', 'Ana', 'AA'],
	['łukasz đorđević', 'łukasz', 'ŁĐ'],
	['𝒜da 🎉', '𝒜da', '𝒜🎉'],
])('%j is called %j and signs %j', (name, called, initials) => {
	expect([firstNameOf(name), initialsOf(name)]).toEqual([called, initials])
})

describe('a password', () => {
	test.each([
		['nine characters', 'x'.repeat(9), false],
		['ten characters', 'x'.repeat(10), true],
		['128 characters', 'x'.repeat(128), true],
		['129 characters', 'x'.repeat(129), false],
		['a sentence with spaces at both ends', ' a rope holds two ', true],
		['signs and emoji only', '🧗'.repeat(10), true],
	])('of %s', (_what, password, accepted) => expect(newPassword.safeParse(password).success).toBe(accepted))

	test('is kept as typed: nothing is trimmed, cut or changed', () => {
		expect(newPassword.parse(' A rope holds Two ')).toBe(' A rope holds Two ')
		expect(changePasswordForm.parse({ current: ' x ', password: ' A rope holds Two ' }).current).toBe(' x ')
		expect(loginForm.parse({ email: ' A@B.c ', password: ' p ' })).toEqual({ email: 'a@b.c', password: ' p ' })
	})
})

test.each([
	['ines@example.com', true],
	['o’brien@example.com', false],
	["o'brien@example.com", true],
	['ines+belay@example.co.uk', true],
	['ines@example', false],
	['ines@@example.com', false],
	['ines@example.com\r\nBcc: all@example.com', false],
	['"ines carvalho"@example.com', false],
	['', false],
])('%j is an address: %s', (typed, accepted) => expect(email.safeParse(typed).success).toBe(accepted))

test.each([
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on macOS'],
	['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge on Windows'],
	['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36', 'Chrome on Android'],
	['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari on iOS'],
	['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36', 'Chrome on Linux'],
	['curl/8.5.0', 'A browser on a device'],
	['<script>alert(1)</script>', 'A browser on a device'],
	[null, 'A browser on a device'],
])('a device is named just well enough to know it again: %j', (userAgent, label) => {
	expect(deviceLabel(userAgent)).toBe(label)
})
