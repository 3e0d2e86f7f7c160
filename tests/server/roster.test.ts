import { expect, test } from 'vitest'
import { addGuest } from '~/domain/session/make-up.server'
import { getMySession } from '~/domain/session/read.server'
import { sayRoster } from '~/domain/session/roster.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { anAdmin } from '../support/learners'
import { aPerson } from '../support/people'
import { aCohort } from '../support/world'

const db = await useDatabase()

test('who is expected: name and hour of each, what is ready and what is missing, and nothing anybody wrote', async () => {
	const { session, cohort, lead, members } = await aCohort(db, { members: 1, startsAt: nov(26, 16) })
	const [ada] = members
	const join = async (said: Parameters<typeof aPerson>[1]) => {
		const person = await aPerson(db, said)
		await db.cohortMember.create({ data: { cohortId: cohort.id, personId: person.id } })
		return person
	}
	const ben = await join({ name: 'Ben Away', timeZone: 'America/New_York' })
	const cai = await join({ name: 'Cai Ahead', timeZone: 'Pacific/Auckland' })
	await db.person.updateMany({ where: { id: { in: [ada?.id ?? '', ben.id] } }, data: { passwordHash: 'x' } })
	await db.person.update({ where: { id: ben.id }, data: { saidAs: 'behn' } })
	await db.apology.create({ data: { sessionId: session.id, personId: ben.id, saidAt: nov(25) } })
	const written = {
		sessionId: session.id,
		authorId: ada?.id ?? '',
		title: 'SECRET',
		situation: 'SECRET',
		ask: 'SECRET',
	}
	await db.sessionCase.create({ data: written })
	await db.room.create({
		data: {
			id: session.id,
			format: {},
			drafts: {
				create: [
					{ personId: ada?.id ?? '', box: 'case', text: 'SECRET' },
					{ personId: ben.id, box: 'case', text: '' },
				],
			},
		},
	})
	const elsewhere = await aCohort(db, { members: 1, name: 'Summer A', startsAt: nov(12, 16) })
	const guest = elsewhere.members[0]
	const visit = { sessionId: session.id, personId: guest?.id ?? '', missedSessionId: elsewhere.session.id }
	await addGuest(db, visit, await anAdmin(db), nov(20))
	await db.person.update({ where: { id: visit.personId }, data: { passwordHash: 'x' } })
	const seen = await getMySession(db, session.id, lead.id)
	const roster = await sayRoster(db, seen, {
		caseState: 'ready',
		promises: [{ personId: cai.id, name: cai.name, outcome: null }],
		zone: 'Europe/Lisbon',
	})
	expect(
		roster.map(({ name, saidAs, time, place, cannotCome, prepared }) => [
			`${name}${saidAs && `, ${saidAs}`}`,
			`${time} in ${place}`,
			cannotCome,
			prepared.map(({ text }) => text),
		]),
	).toEqual([
		['Ben Away, behn', '11:00 in New York, UTC−5', true, ['Cannot come']],
		['Cai Ahead', '05:00, Fri 27 Nov in Auckland, UTC+13', false, ['Invitation not accepted', 'Promise: open']],
		[ada?.name, '16:00 in Lisbon, UTC', false, ['Brings the case: written', 'Has begun to write']],
		[guest?.name, '16:00 in Lisbon, UTC', false, ['Guest from another cohort']],
	])
	expect(JSON.stringify(roster)).not.toMatch(/SECRET|"x"/)
})
