import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { renewInvitation } from '~/domain/person/invite.server'
import { createLinkKey, type LinkKind } from '~/domain/sign-in/links.server'
import { askForPasswordLink, setPasswordByLink } from '~/domain/sign-in/sign-in.server'
import type { PersonMade } from './people'

const key = createLinkKey('tests-only-tests-only-tests-only')
const HOUR_MS = 3_600_000
const HOURS: Record<string, number> = { invitation: 14 * 24, 'password-reset': 1 }

/** A letter as it left: to which address, and whether anything since has ended what it holds. */
type Letter = { id: string; kind: LinkKind; whose: string; to: string; sentMs: number; isOver: boolean }
/** People who are invited, and an admin who changes and closes their accounts. */
export type LinkWorld = {
	db: Db
	people: readonly PersonMade[]
	admin: PersonMade
	letters: Letter[]
	/** Of each kind of step how often it was not refused */
	done: Map<string, number>
}
/** What time it is: all else is in the database and in the letters. */
export type LinkModel = { nowMs: number }
type At = LinkWorld & { who: PersonMade; chance: number; now: Date }

const endAll = ({ letters, who }: At) => {
	for (const letter of letters) if (letter.whose === who.id) letter.isOver = true
}

/** Plainly: sent to the address they have now, by its own kind, in time, and nothing has come between. */
async function opens({ db, now }: At, letter: Letter, as: LinkKind): Promise<boolean> {
	const { email, disabledAt } = await db.person.findUniqueOrThrow({ where: { id: letter.whose } })
	const hours = (now.getTime() - letter.sentMs) / HOUR_MS
	return as === letter.kind && !letter.isOver && !disabledAt && email === letter.to && hours < (HOURS[letter.kind] ?? 0)
}

const passwords = async ({ db }: At) =>
	new Map((await db.person.findMany()).map(({ id, passwordHash }) => [id, passwordHash]))

/** Somebody opens a letter, whoever has it by now, and chooses a password. */
async function spend(at: At): Promise<void> {
	const { db, letters, chance, now } = at
	// Mostly one of the last
	const letter = letters[Math.max(0, letters.length - 1 - (chance % 3))]
	if (!letter) return
	const { kind: own } = letter
	const as: LinkKind = chance % 4 > 0 ? own : own === 'invitation' ? 'password-reset' : 'invitation'
	const isOpen = await opens(at, letter, as)
	const before = await passwords(at)
	const passwordHash = `chosen at ${now.getTime()}`
	const opened = await setPasswordByLink(db, { key, kind: as, token: key.tokenFor(letter), passwordHash, now }).catch(
		onlyRefused,
	)
	expect(opened?.personId, `a letter to ${letter.to}`).toBe(isOpen ? letter.whose : undefined)
	// Nobody else’s changes, and of a refusal nothing does.
	expect(await passwords(at)).toEqual(isOpen ? before.set(letter.whose, passwordHash) : before)
	if (!isOpen) return
	expect(await db.signIn.count({ where: { personId: letter.whose } })).toBe(0)
	endAll({ ...at, who: at.people.find(({ id }) => id === letter.whose) ?? at.who })
	at.done.set('spend it', (at.done.get('spend it') ?? 0) + 1)
}

const ADDRESSES = ['ada@x.test', 'ben@x.test', 'cleo@x.test', 'dora@x.test']

/** What can happen at any moment, in any order. */
const STEPS: Record<string, (at: At) => Promise<unknown>> = {
	spend,
	'ask for a link': async ({ db, who, now }) =>
		askForPasswordLink(db, (await db.person.findUniqueOrThrow({ where: { id: who.id } })).email, now),
	'invite again': ({ db, who, admin, now }) => renewInvitation(db, who.id, admin, now),
	'give another address': async (at) => {
		const { db, who, admin, now, chance } = at
		const email = ADDRESSES[chance % ADDRESSES.length] ?? ''
		const fields = { email, name: who.name, timeZone: 'UTC', careerTrack: 'ic' as const, careerLevel: 'Senior' }
		const { email: before } = await db.person.findUniqueOrThrow({ where: { id: who.id } })
		await changePerson(db, who.id, { ...fields, roles: ['learner'] }, admin, now)
		if (before !== email) endAll(at)
	},
	'close an account': async (at) => {
		await disablePerson(at.db, at.who.id, at.admin, at.now)
		endAll(at)
		// Mostly by mistake
		if (at.chance % 3 > 0) await enablePerson(at.db, at.who.id, at.admin, at.now)
	},
	'open it again': ({ db, who, admin, now }) => enablePerson(db, who.id, admin, now),
}
export const LINK_STEPS = [...Object.keys(STEPS), 'spend it']

function onlyRefused(error: unknown): undefined {
	if (!isDomainError(error)) throw error
}

/** Letters that this step wrote: a newer one of a kind ends the older ones. */
async function noteLetters({ db, letters }: LinkWorld, now: Date): Promise<void> {
	const links = await db.oneUseLink.findMany({
		where: { id: { notIn: letters.map(({ id }) => id) } },
		include: { person: { select: { email: true } } },
	})
	for (const { id, kind, personId, person } of links) {
		for (const older of letters) if (older.whose === personId && older.kind === kind) older.isOver = true
		const letter = { id, kind: kind as LinkKind, whose: personId, to: person.email, sentMs: now.getTime() }
		letters.push({ ...letter, isOver: false })
	}
}

/** Mostly a few minutes, because a link for a password holds an hour; now and then more than it or an invitation holds. */
const HOURS_BEFORE = [0.05, 0.05, 0.05, 0.05, 0.05, 0.6, 0.05, 0.05, 0.05, 24 * 8, 0.05]

class LinkStep implements fc.AsyncCommand<LinkModel, LinkWorld> {
	constructor(
		readonly says: string,
		readonly chance: number,
	) {}

	check() {
		return true
	}

	async run(model: LinkModel, world: LinkWorld) {
		const { says, chance } = this
		const who = world.people[chance % world.people.length]
		if (!who) throw new Error('there is nobody there')
		model.nowMs += (HOURS_BEFORE[chance % HOURS_BEFORE.length] ?? 0) * HOUR_MS
		const now = new Date(model.nowMs)
		try {
			await STEPS[says]?.({ ...world, who, chance, now })
			world.done.set(says, (world.done.get(says) ?? 0) + 1)
		} catch (error) {
			onlyRefused(error)
		}
		await noteLetters(world, now)
	}

	toString() {
		return `${this.says} (${this.chance})`
	}
}

/** Steps that lead on come more often than those that end things. */
const OFTEN = ['spend', 'spend', 'ask for a link', 'ask for a link', 'ask for a link', 'invite again']

export function linkCommands() {
	return [...Object.keys(STEPS), ...OFTEN].map((says) => fc.nat(419).map((chance) => new LinkStep(says, chance)))
}
