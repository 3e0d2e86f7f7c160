import { reportOf } from '~/domain/round360/report'
import { sealOf, ticketOf } from '~/domain/round360/ticket.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'
import { SECRET, someone } from './canary-people'
import { anAnswer } from './rounds360'

const DAY_MS = 86_400_000
const RATE = ['routes/round360/rate']
/** Rounds of one person side by side: each about a level of its own, as no page of ours would begin them */
const LEVELS = { draft: 'l1', few: 'l2', sent: 'l3', open: 'l4' }

/**
 * 360 rounds of the learner in every state, a list that waits for the lead's word, and a round of somebody else that is open:
 * its link lies in a letter. What was answered in an open round nobody reads, and a result its owner and who they show it to.
 */
export async function addRounds(cohort: CanaryCohort) {
	const { db, content, plant, canaries, people, actors } = cohort
	const instrument = content.instruments.get('l1-360')
	if (!instrument) throw new Error('content holds no l1-360')
	const key = createLinkKey(SECRET)
	const own: Actor[] = [actors.learner]
	const ago = (days: number) => new Date(Date.now() - days * DAY_MS)
	const round = async (
		what: string,
		seenBy: readonly Actor[],
		said: { level?: string; state: string; personId?: string; approverId?: string; days?: number },
		raters: readonly Actor[] | null,
	) => {
		const { level = 'l1', state, personId = people.learner.id, days = 10 } = said
		const row = await db.round360.create({
			data: {
				id: plant(`id of ${what}`, seenBy),
				personId,
				stageKey: `technical-leadership-ladder/${level}`,
				state,
				instrument: instrument as object,
				approverId: said.approverId,
				openKey: ['nominating', 'to-approve', 'open'].includes(state) ? `${personId} ${what}` : null,
				...(state === 'open' ? { openedAt: ago(days), closesAt: ago(days - 21) } : {}),
				...(state === 'closed' ? { openedAt: ago(days + 21), closedAt: ago(days) } : {}),
				raters: raters
					? {
							create: Array.from({ length: what === 'the list of too few' ? 2 : 3 }, (_, index) => ({
								name: plant(`name ${index} on ${what}`, raters),
								email: `${plant(`address ${index} on ${what}`, raters)}@example.com`,
								perspective: 'reports',
								invitedOn: state === 'open' ? '2026-11-11' : null,
							})),
						}
					: undefined,
			},
			select: { id: true, raters: { select: { id: true, email: true } } },
		})
		return { id: row.id, rater: row.raters[0]?.id ?? '', raters: row.raters }
	}
	const draft = await round('the list', own, { state: 'nominating', level: LEVELS.draft }, own)
	await db.round360.update({
		where: { id: draft.id },
		data: { note: plant('why the list came back', own), approverId: people.lead.id },
	})
	const few = await round('the list of too few', own, { state: 'nominating', level: LEVELS.few }, own)
	const sent = await round(
		'the list that was sent',
		own,
		{ state: 'to-approve', level: LEVELS.sent, approverId: people.closed.id },
		own,
	)
	const open = await round('the open round', own, { state: 'open', level: LEVELS.open }, own)
	const toApprove = await round(
		'the list of the peer',
		[actors.lead],
		{ state: 'to-approve', personId: people.peer.id, approverId: people.lead.id },
		[actors.lead],
	)

	const whose = actors.learner === 'learner' ? 'A' : 'B'
	const rated = await someone(cohort, `${whose}: who is rated`, { crew: [], roles: ['learner'], shownOn: RATE })
	const asked = await round('the round with a link', [], { state: 'open', personId: rated.id }, [])
	const ticket = canaries.watch(`${whose}: the link of a rater`, ticketOf(key, asked.rater), [], RATE)
	await db.ticket360.create({ data: { seal: sealOf(ticket), roundId: asked.id, group: 'reports' } })
	await db.answer360.create({
		data: {
			roundId: asked.id,
			group: 'reports',
			ratings: { 'finish-thought': 4, [plant('what somebody answered', [])]: 2 },
			keep: plant('what somebody should keep doing', []),
			differently: plant('what somebody could do differently', []),
		},
	})
	await db.asking.create({
		data: {
			email: asked.raters[0]?.email ?? '',
			instrument: 'l1-360',
			minutes: 3,
			askedOn: new Date().toISOString().slice(0, 10),
		},
	})

	const closed = async (what: string, seenBy: readonly Actor[], personId: string, days: number, isShown = true) => {
		const { id } = await round(what, seenBy, { state: 'closed', personId, days }, null)
		const words = ['keep', 'differently'].map((each) => (isShown ? plant(`${each} of ${what}`, seenBy) : each))
		const report = reportOf(
			instrument,
			[1, 2, 3].map((index) =>
				anAnswer('reports', 4, index === 1 ? { keep: words[0] ?? '', differently: words[1] ?? '' } : {}),
			),
			(items) => [...items],
		)
		await db.round360.update({ where: { id }, data: { report: report as object } })
		return id
	}
	const shared = await closed('the result', [actors.learner, actors.lead], people.learner.id, 100)
	await db.round360Share.create({ data: { roundId: shared, readerId: people.lead.id } })
	const earlier = await closed('the earlier result', own, people.learner.id, 300, false)
	await db.round360.update({
		where: { id: shared },
		data: { reply: plant('what the learner told the raters', own), repliedAt: ago(99) },
	})
	const peers = await closed('the result of the peer', [], people.peer.id, 50)
	await addTeamReading(cohort)
	return {
		draft: draft.id,
		rater: draft.rater,
		few: few.id,
		sent: sent.id,
		open: open.id,
		toApprove: toApprove.id,
		shared,
		earlier,
		peers,
		ticket,
	}
}

/** What a team said of itself, closed: nobody but whom it was asked by reads a figure, and nobody anywhere who was asked. */
async function addTeamReading({ db, content, plant, people, actors }: CanaryCohort) {
	const instrument = content.instruments.get('team-safety')
	if (!instrument) throw new Error('content holds no team-safety')
	const answers = [1, 2, 3, 4, 5].map(() => anAnswer('team', 4, {}, instrument))
	const at = new Date(Date.now() - 40 * DAY_MS)
	await db.round360.create({
		data: {
			id: plant('id of the reading of a team', [actors.learner]),
			personId: people.learner.id,
			stageKey: 'technical-leadership-ladder/l2',
			state: 'closed',
			instrument: instrument as object,
			openedAt: at,
			closedAt: at,
			note: plant('a word about the list of a team', []),
			report: {
				...reportOf(instrument, answers, (items) => [...items]),
				[plant('a figure of a team', [])]: 1,
			} as object,
		},
	})
}
