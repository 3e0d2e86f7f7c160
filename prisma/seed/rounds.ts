import type { Instrument } from '~/domain/assessment/instrument'
import type { Prisma } from '~/domain/db'
import { groupsOf } from '~/domain/round360/groups'
import type { Perspective, RoundState } from '~/domain/round360/kinds'
import { OPEN_DAYS } from '~/domain/round360/policy'
import { type Answer, ratedItems, reportOf } from '~/domain/round360/report'
import { sealOf, ticketOf } from '~/domain/round360/ticket.server'
import type { LinkKey } from '~/domain/sign-in/links.server'
import { dateOf } from '~/domain/zone/zone.server'
import type { SamplePerson } from './people'
import { daysFrom, HOME, idOf, STAGE, type Story } from './story'

type Line = { key: string; perspective: Perspective }

/**
 * A round in every state: Amara makes her list and got it back once, Tomasz’s waits for his lead, people answer about Inês,
 * Łukasz has too few to ask; of the spring cohort four are confirmed, one of them twice, two undecided, one had better talk first.
 */
export async function askOthers(
	story: Story,
	{ instrument, people, linkKey }: { instrument: Instrument; people: SamplePerson[]; linkKey: LinkKey },
): Promise<void> {
	const { tx, now } = story
	const listOf = (owner: string): Line[] => {
		const own = people.find(({ key }) => key === owner)
		const of = (perspective: Perspective, keys: string[]) => keys.map((key) => ({ key, perspective }))
		const peers = people.filter(({ key, manager }) => key !== owner && manager !== null && manager === own?.manager)
		return [
			...of('reports', people.flatMap(({ key, manager }) => (manager === owner ? [key] : [])).slice(0, 6)),
			...of('peers', peers.map(({ key }) => key).slice(0, 4)),
			...of('manager', own?.manager ? [own.manager] : []),
		]
	}
	const begin = async (
		owner: string,
		state: RoundState,
		daysAgo: number,
		said: Prisma.Round360UncheckedUpdateInput = {},
	) => {
		const id = idOf(`round-${owner}-${daysAgo}`)
		const isUnderWay = state === 'nominating' || state === 'to-approve' || state === 'open'
		await tx.round360.create({
			data: {
				id,
				personId: idOf(owner),
				stageKey: STAGE,
				state,
				instrument: instrument as unknown as Prisma.InputJsonValue,
				openKey: isUnderWay ? `${idOf(owner)} ${STAGE}` : null,
				beganAt: daysFrom(now, -daysAgo),
			},
		})
		await tx.round360.update({ where: { id }, data: said })
		const invitedOn = state === 'open' || state === 'closed' ? dateOf(daysFrom(now, -daysAgo), HOME) : null
		const lines = state === 'too-few' ? [] : listOf(owner)
		const raters = lines.map(({ key, perspective }) => ({
			id: idOf(`rater-${owner}-${daysAgo}-${key}`),
			roundId: id,
			name: people.find((each) => each.key === key)?.name ?? key,
			email: people.find((each) => each.key === key)?.email ?? key,
			perspective,
			invitedOn,
		}))
		await tx.rater360.createMany({ data: raters })
		return { id, raters }
	}

	const cameBack = {
		approverId: idOf('facilitator'),
		note: 'All of these like you. Who would tell you the other half?',
	}
	await begin('learner2', 'nominating', 3, cameBack)
	await begin('learner4', 'to-approve', 2, { approverId: idOf('facilitator') })
	await begin('learner8', 'too-few', 12, { closedAt: daysFrom(now, -12) })

	const openedAt = daysFrom(now, -9)
	const closesAt = daysFrom(openedAt, OPEN_DAYS)
	const open = await begin('learner1', 'open', 9, { approverId: idOf('facilitator'), openedAt, closesAt })
	const groups = groupsOf(open.raters, instrument.fewest ?? 3)
	const groupOf = (perspective: Perspective) => groups?.get(perspective) ?? perspective
	const [answered, waiting] = [open.raters.slice(0, 4), open.raters.slice(4)]
	await tx.ticket360.createMany({
		data: waiting.map(({ id, perspective }) => ({
			seal: sealOf(ticketOf(linkKey, id)),
			roundId: open.id,
			group: groupOf(perspective),
		})),
	})
	await tx.answer360.createMany({
		data: answered.map(({ perspective }, index) => ({
			id: idOf(`answer-learner1-${index}`),
			roundId: open.id,
			...anAnswer(instrument, groupOf(perspective), 4, index),
		})),
	})
	await tx.asking.createMany({
		data: open.raters.map(({ id, email }) => ({
			id: idOf(`asking-${id}`),
			email,
			instrument: instrument.id,
			minutes: instrument.minutes,
			askedOn: dateOf(openedAt, HOME),
		})),
	})

	for (const [owner, daysAgo, level] of [
		['spring1', 330, 3],
		['spring1', 130, 4],
		['spring2', 175, 4],
		['spring3', 170, 3],
		['spring4', 172, 4],
		['spring5', 172, 4],
		['spring6', 60, 3],
		['spring8', 80, 2],
	] as const) {
		const closedAt = daysFrom(now, OPEN_DAYS - daysAgo)
		const peers = listOf(owner).filter(({ perspective }) => perspective === 'peers')
		const answers = peers.map((_, index) => anAnswer(instrument, 'peers', level, index))
		const report = reportOf(instrument, answers, (items) => [...items])
		// Whoever’s round says something else talks first, and has told nobody yet.
		const told = level > 3 || owner === 'spring3' ? { reply: TOLD, repliedAt: daysFrom(closedAt, 4) } : {}
		await begin(owner, 'closed', daysAgo, { closedAt, report: report as unknown as Prisma.InputJsonValue, ...told })
	}
	await tx.round360Share.create({
		data: { roundId: idOf('round-spring1-130'), readerId: idOf('facilitator'), sharedAt: daysFrom(now, -100) },
	})
}

const TOLD =
	'I heard that you get to the real thing after a silence, and that I read along while you talk.\n\nI will close the laptop, and ask what you tried before I say what worked for me. Tell me in a month whether it shows.'

const KEEP = [
	'The silence after your question. I get to the real thing because of it.',
	'You come back to what I said two weeks ago.',
	'',
	'You say it early, and to me first.',
]
const DIFFERENTLY = [
	'Close the laptop. I can hear when you read along.',
	'',
	'',
	'Ask what I tried before you tell me what worked for you.',
]

/** Around `level`, a little different for each person and statement; every seventh had no occasion to see. */
function anAnswer(instrument: Instrument, group: string, level: number, index: number): Answer {
	const ratings = ratedItems(instrument).flatMap(({ id }, at) =>
		(at + index) % 7 === 6
			? []
			: [[id, Math.min(5, Math.max(1, level + (((at * 2 + index) % 3) - 1) + (at % 4 === 0 ? 1 : 0)))] as const],
	)
	return {
		group,
		ratings: Object.fromEntries(ratings),
		keep: KEEP[index % KEEP.length] ?? '',
		differently: DIFFERENTLY[index % DIFFERENTLY.length] ?? '',
	}
}
