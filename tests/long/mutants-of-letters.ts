import type { Mutant } from './mutants'
import { faults, http, server } from './noticed-by'

const notice = 'app/domain/notice'

/** Letters that come by themselves, how they are stopped, and the embedded database that their jobs share with pages. */
export const MUTANTS_OF_LETTERS: readonly Mutant[] = [
	{
		says: 'a reminder goes out for the hour a session had before it moved',
		file: `${notice}/reminders.server.ts`,
		swaps: [['if (onceKey !== onceKeyOf(letter, sessionId, toPersonId, session.startsAt)) return null', '']],
		noticedBy: server('reminders', 'has moved'),
	},
	{
		says: 'what is called off in its hour is told to nobody by letter',
		file: 'app/domain/session/who-meets.server.ts',
		swaps: [['OR: [{ startsAt: { gt: now } }, { cancelledAt: { not: null }, ', 'AND: [{ startsAt: { gt: now } }, { ']],
		noticedBy: server('held', 'is told to each of them'),
	},
	{
		says: 'a reminder is written to who wants none',
		file: `${notice}/reminders.server.ts`,
		swaps: [[` and not 'reminder' = any(p."stoppedMail")`, '']],
		noticedBy: server('reminders', 'who wants no reminders'),
	},
	{
		says: 'who cannot come is reminded',
		file: `${notice}/reminders.server.ts`,
		swaps: [['if (await hasApologized(db, sessionId, toPersonId)) return null', '']],
		noticedBy: server('apology', 'gets no reminder'),
	},
	{
		says: 'the address that stops one kind of letter stops another',
		file: `${notice}/stop-mail.server.ts`,
		// biome-ignore lint/suspicious/noTemplateCurlyInString: text of the product
		swaps: [['kind: `stop-${kind}`', "kind: 'stop'"]],
		noticedBy: server('reminders', 'opens nothing else'),
	},
	{
		says: 'a seat is no matter for who says that they cannot come',
		file: 'app/domain/session/apology.server.ts',
		swaps: [[' || session.cohort.members.length + session.guests.length === 0', '']],
		noticedBy: server('apology', 'without a seat'),
	},
	{
		says: 'the address that stops letters takes writes for every page below it',
		file: 'server/csrf.ts',
		swaps: [["req.method === 'POST' && FOR_WHO_HAS_THE_ADDRESS.test(pathname)", '/^\\/mail\\/stop\\//.test(req.path)']],
		noticedBy: http('letters', 'ends where it ends'),
	},
	{
		says: 'several statements of which one failed leave their transaction open',
		file: 'server/pglite.ts',
		swaps: [["await this.#send(serialize.query('ROLLBACK'))", '']],
		noticedBy: faults('embedded-database', 'answers on'),
	},
	{
		says: 'a COMMIT that failed is a success',
		file: 'server/pglite.ts',
		swaps: [['if (client.failure) throw client.failure', '']],
		noticedBy: faults('embedded-database', 'could not be committed'),
	},
]
