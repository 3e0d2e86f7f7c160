import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { wordsOf } from '../support/form-page'
import { endWhatWasStarted } from '../support/nodes'
import { aPerson, type PersonMade } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'

endWhatWasStarted()

let server: TestServer
let world: Awaited<ReturnType<typeof aCohort>>
let ines: PersonMade
let cookie = ''
beforeAll(async () => {
	server = await startServer()
	world = await aCohort(server.db, { members: 1, startsAt: new Date(Date.now() + 3 * 86_400_000) })
	ines = world.members[0] as PersonMade
	cookie = await signInAs(server.db, ines.id)
})
afterAll(() => server.close())

const page = async (as = cookie) => (await ask(server, paths.calendar(), { cookie: as })).text
const feedOf = async (as = cookie) =>
	/value="https?:\/\/[^/]+(\/calendar\/feed\/[^"]+)"/.exec(await page(as))?.[1] ?? ''

describe('the feed', () => {
	test('is read without signing in, and says nothing when nothing changed', async () => {
		const address = await feedOf()
		const first = await ask(server, address)
		expect(first.status).toBe(200)
		expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
		expect(first.text).toContain('SUMMARY:First case\\, Autumn B')
		expect(first.text).not.toContain('call.example')
		const etag = first.headers.get('etag') ?? ''
		const again = await ask(server, address, { headers: { 'if-none-match': etag } })
		expect([again.status, again.text]).toEqual([304, ''])
		await server.db.session.update({ where: { id: world.session.id }, data: { place: 'Room 4' } })
		const changed = await ask(server, address, { headers: { 'if-none-match': etag } })
		expect(changed.status).toBe(200)
		expect(changed.text).toContain('LOCATION:Room 4')
	})

	test('keeps a cancelled session as cancelled, and forgets one of a cohort somebody left', async () => {
		const nils = await aPerson(server.db, { name: 'Nils Aas' })
		const seat = { cohortId: world.cohort.id, personId: nils.id }
		await server.db.cohortMember.create({ data: seat })
		const address = await feedOf(await signInAs(server.db, nils.id))
		await server.db.session.update({ where: { id: world.session.id }, data: { cancelledAt: new Date() } })
		expect((await ask(server, address)).text).toContain('STATUS:CANCELLED')
		await server.db.session.update({ where: { id: world.session.id }, data: { cancelledAt: null } })
		await server.db.cohortMember.deleteMany({ where: seat })
		expect((await ask(server, address)).text).not.toContain('BEGIN:VEVENT')
	})

	test('opens by its own address alone: not by one that is changed, cut, of another kind, or of a closed account', async () => {
		const address = await feedOf()
		for (const wrong of [
			address.replace('.ics', ''),
			address.replace(/(.)\.ics$/, (_all, last) => `${last === 'A' ? 'Q' : 'A'}.ics`),
			address.toUpperCase(),
			`/calendar/feed/${ines.id}.ics`,
			'/calendar/feed/.ics',
			'/calendar/feed/%00',
		])
			expect((await ask(server, wrong)).status, wrong).toBe(404)
		const closed = await aPerson(server.db, { name: 'Closed' })
		const theirs = await feedOf(await signInAs(server.db, closed.id))
		expect((await ask(server, theirs)).status).toBe(200)
		await server.db.person.update({ where: { id: closed.id }, data: { disabledAt: new Date() } })
		expect((await ask(server, theirs)).status).toBe(404)
	})

	test('has another address once its owner wants one, and the old one opens nothing', async () => {
		const before = await feedOf()
		const answer = await ask(server, paths.calendar(), { method: 'POST', form: { intent: 'reset-feed' }, cookie })
		expect(answer.status).toBe(303)
		const after = await feedOf()
		expect(after).not.toBe(before)
		expect((await ask(server, before)).status).toBe(404)
		expect((await ask(server, after)).status).toBe(200)
		expect((await server.db.auditEntry.findFirst({ where: { act: 'calendar-feed-reset' } }))?.actorId).toBe(ines.id)
	})
})

test('the file of one session is for its cohort alone', async () => {
	const file = paths.sessionFile({ session: world.session.id })
	const mine = await ask(server, file, { cookie })
	expect(mine.headers.get('content-disposition')).toBe('attachment; filename="belay-session.ics"')
	expect(mine.text).toContain(`UID:${world.session.id}@`)
	const stranger = await signInAs(server.db, (await aPerson(server.db, { name: 'Otto' })).id)
	expect((await ask(server, file, { cookie: stranger })).status).toBe(404)
})

test('the page lists what is ahead on the reader’s clock, and what was held elsewhere', async () => {
	expect(wordsOf(await page())).toContain('First case Autumn B')
	const past = (await ask(server, paths.calendar({ show: 'past' }), { cookie })).text
	expect(wordsOf(past)).toContain('Nothing was held yet')
})
