import path from 'node:path'
import type { Db } from '~/domain/db'
import { writeFirstNeeds } from '~/domain/person/change-needs.server'
import { findUploadPlan, keepUpload } from '~/domain/person/upload.server'
import { getFeedFile } from '~/domain/session/feed.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { createPasswordHasher } from '~/domain/sign-in/passwords.server'
import { type Content, loadContent } from '../../server/content'
import type { Actor } from './actors'
import { Canaries } from './canaries'
import { aCanaryCohort, STAGE_KEY } from './canary-cohort'
import { addDesk } from './canary-desk'
import { aCanaryFormation } from './canary-formation'
import { aCanaryIntake } from './canary-intake'
import { watchKeys } from './canary-keys'
import { aCanaryLine } from './canary-line'
import { aSignIn, SECRET, type Someone, someone } from './canary-people'
import { aCanaryQuarter } from './canary-quarter'
import { canarySlots } from './canary-slots'
import { aCanaryWay } from './canary-ways'
import { addWork } from './canary-work'
import { letAssess, qualify } from './qualifications'
import { startServer, type TestServer } from './server'

export const PASSWORD = 'a rope holds two'

/**
 * An organization in which every private field holds a canary that says who may read it: two cohorts with everything
 * the product can hold, an open cohort to join, people who were invited or forgot their password.
 */
export async function startCanaryWorld(env: Record<string, string> = {}) {
	const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	/** Its lines, of every level */
	const log: string[] = []
	const said = { TRUST_PROXY: '1', LOG_LEVEL: 'debug', ...env, BELAY_SECRET: SECRET }
	const server = await startServer(said, { logTo: { write: (line) => void log.push(line) } })
	try {
		return { ...(await fill(server, content)), log }
	} catch (error) {
		await server.close()
		throw error
	}
}

export type CanaryWorld = Awaited<ReturnType<typeof startCanaryWorld>>

async function fill(server: TestServer, content: Content) {
	const { db } = server
	const canaries = new Canaries()
	const passwordHash = await createPasswordHasher().hash(PASSWORD)
	canaries.watch('the hash of a password', passwordHash, [])
	const base = { db, content, canaries, passwordHash }
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true } })
	await writeFirstNeeds(db)

	const admin = await someone(base, 'the admin', { self: 'admin', crew: [], roles: ['admin'] })
	const assessor = await someone(base, 'an assessor of no cohort', { crew: [], roles: ['facilitator'] })
	await letAssess(db, assessor.id, STAGE_KEY)
	await qualify(db, assessor.id, 'technical-leadership-ladder/l2', { state: 'paused' })
	const a = await aCanaryCohort(base, 'A', { learner: 'learner', lead: 'lead', observer: 'observer' })
	const b = await aCanaryCohort(base, 'B', { learner: 'otherLearner', lead: 'otherLead' })
	for (const cohort of [a, b]) await addDesk(cohort)
	const workA = await addWork(a, assessor, { learner: 'AAAA-1111-A1', peer: 'AAAA-2222-A2' })
	const workB = await addWork(b, assessor, { learner: 'BBBB-1111-B1', peer: 'BBBB-2222-B2' })
	const open = await db.cohort.create({
		data: {
			program: 'technical-leadership-ladder',
			// Nobody takes a second seat for the level they are in.
			stage: 'l2',
			name: 'Open to join',
			seatCount: 12,
			status: 'open',
			timeZone: 'Europe/Lisbon',
			startsOn: '2027-01-05',
			requirements: [],
		},
		select: { id: true },
	})

	const who: Record<Exclude<Actor, 'anonymous'>, Someone> = {
		signedOut: a.people.learner,
		closed: a.people.closed,
		learner: a.people.learner,
		otherLearner: b.people.learner,
		lead: a.people.lead,
		otherLead: b.people.lead,
		observer: a.people.observer,
		admin,
	}
	const cookies: Partial<Record<Actor, string>> = {}
	for (const [actor, person] of Object.entries(who) as [Actor, Someone][]) {
		const seenBy: Actor[] = actor === 'signedOut' || actor === 'closed' ? [] : [actor]
		const signIn = await aSignIn(base, actor, person.id, { seenBy })
		cookies[actor] = signIn.cookie
		if (actor === 'signedOut') await db.signIn.delete({ where: { id: signIn.hash } })
	}
	const secondDevice = await aSignIn(base, 'learner', a.people.learner.id, { which: 'another device' })

	return {
		server,
		db,
		content,
		canaries,
		a: { ...a, ...workA },
		b: { ...b, ...workB },
		openCohortId: open.id,
		admin,
		assessor,
		secondDevice: secondDevice.rowId,
		line: await aCanaryLine(base, createLinkKey(SECRET), a.people.learner),
		quarter: await aCanaryQuarter(base, createLinkKey(SECRET), a),
		slots: await canarySlots(base, a),
		ways: await aCanaryWay(base, a),
		formation: await aCanaryFormation(base),
		signingKey: await watchKeys(db, canaries, server.url),
		intake: await aCanaryIntake(base, createLinkKey(SECRET), a, admin),
		...(await addLinks(base, admin)),
		upload: await addUpload(base, admin),
		stop: createLinkKey(SECRET).tokenFor({ id: a.people.learner.id, kind: 'stop-reminder' }),
		feed: canaries.watch('the address of the calendar', await feedOf(db, a.people.learner), ['learner']),
		cookieOf: (actor: Actor) => cookies[actor],
	}
}

async function feedOf(db: Db, person: Someone): Promise<string> {
	return getFeedFile(db, createLinkKey(SECRET), person.id)
}

/** A file of people that the admin has read and not imported yet. @returns what agreeing to it is known by */
async function addUpload({ db, canaries }: Parameters<typeof someone>[0], admin: Someone): Promise<string> {
	const now = new Date()
	const name = canaries.plant('a name in a file of people', ['admin'])
	const text = `E-mail,Name,Level,Time zone\n${name}@example.com,${name},Senior,UTC\n`
	const fileName = canaries.plant('the name of a file of people', ['admin'])
	await keepUpload(db, { byId: admin.id, fileName, bytes: new TextEncoder().encode(text) }, now)
	return (await findUploadPlan(db, admin.id, now))?.fingerprint ?? ''
}

/** Letters that did not go out, the links they would have held, and what the audit log says of somebody else. */
async function addLinks(base: Parameters<typeof someone>[0], admin: Someone) {
	const { db, canaries } = base
	const key = createLinkKey(SECRET)
	const link = async (kind: 'invitation' | 'password-reset', person: Someone) => {
		const row = await db.oneUseLink.create({
			data: {
				id: canaries.plant(`id of the ${kind} link`, ['admin']),
				kind,
				personId: person.id,
				createdById: admin.id,
				expiresAt: new Date(Date.now() + 3_000_000),
			},
			select: { id: true, kind: true },
		})
		return { id: row.id, token: canaries.watch(`the ${kind} link`, key.tokenFor(row), ['admin']) }
	}
	const invited = await someone(base, 'who is invited', { crew: [], roles: ['learner'], invited: true, hasLink: true })
	const forgetful = await someone(base, 'who forgot the password', { crew: [], roles: ['learner'], hasLink: true })
	const links = { invitation: await link('invitation', invited), reset: await link('password-reset', forgetful) }
	const letter = await db.outboxMail.create({
		data: {
			letter: 'invitation',
			toPersonId: invited.id,
			linkId: links.invitation.id,
			tries: 1,
			dueAt: new Date(Date.now() + 3_600_000),
			lastError: canaries.plant('why a letter did not go out', ['admin']),
		},
		select: { id: true },
	})
	await db.auditEntry.create({
		data: {
			act: 'roles-changed',
			actorId: admin.id,
			actorName: canaries.plant('who did it, in the audit log', ['admin']),
			subject: forgetful.id,
			detail: { to: canaries.plant('detail in the audit log', ['admin']) },
		},
	})
	return { links, letter: letter.id, invited, forgetful }
}
