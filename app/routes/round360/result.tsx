import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Comments, Figures, Outcome } from '~/components/round360/figures'
import { Reply } from '~/components/round360/reply'
import { Crumbs } from '~/components/ui/marks'
import { ShareWith } from '~/components/ui/share-with'
import { listShareChoices } from '~/domain/readiness/read.server'
import { round360Refusals, whatComesFirst } from '~/domain/round360/policy'
import { getOwnRound, getReport, listOwnRounds, listRoundShares } from '~/domain/round360/read.server'
import { outcomeOf } from '~/domain/round360/result'
import { roundWords, sayReach } from '~/domain/round360/say'
import { readerForm, replyForm } from '~/domain/round360/schema'
import { endRoundShare, readReply, replyToRaters, shareRound } from '~/domain/round360/share.server'
import { showReport } from '~/domain/round360/show'
import { longDate, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/round360.css?url'

export const handle = { at: 'practice', help: 'rounds-360' }
export const links = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.owner ? `What people see in ${data.owner}` : 'What people see'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db } = args.context
	const round = await getReport(db, param(args, 'round'), reader.id)
	const { isOwn, closedAt, instrument, report } = round
	const on = closedAt ? longDate(closedAt, reader.timeZone) : ''
	// A coach reads the one round that is shown to them, and no other: the change is its owner's.
	const before = isOwn
		? (await listOwnRounds(db, reader.id, round.stageKey)).find(
				(each) => each.state === 'closed' && each.report && each.closedAt && closedAt && each.closedAt < closedAt,
			)
		: undefined
	return {
		on,
		owner: isOwn ? null : round.person.name,
		title: instrument.title,
		purpose: instrument.purpose,
		scale: instrument.scale,
		words: roundWords(instrument),
		shown: showReport(instrument, report, before?.report ?? null),
		since: before?.closedAt ? shortDate(before.closedAt, reader.timeZone) : null,
		own: isOwn ? await readOwn(db, round, reader) : null,
	}
})

async function readOwn(
	db: Parameters<typeof listShareChoices>[0],
	round: Awaited<ReturnType<typeof getReport>>,
	reader: { id: string; timeZone: string },
) {
	const shares = await listRoundShares(db, { roundId: round.id, personId: reader.id })
	const choices = await listShareChoices(db, reader.id)
	const { verdict, isFew } = await readReply(db, round)
	const isShown = outcomeOf(round.report) !== 'too-few'
	return {
		shares: shares.map(({ id, name, sharedAt }) => ({ id, name, on: shortDate(sharedAt, reader.timeZone) })),
		choices: choices.filter(({ id }) => !shares.some((share) => share.id === id)),
		reply: round.repliedAt ? { text: round.reply, on: shortDate(round.repliedAt, reader.timeZone) } : null,
		tells:
			round.repliedAt || isShown || isFew
				? { waits: whatComesFirst(verdict), goesTo: sayReach(round.instrument, isFew) }
				: null,
	}
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, mail } = args.context
	const own = { roundId: param(args, 'round'), owner: reader }
	// Who was shown it may open the page and change nothing.
	await getOwnRound(db, own.roundId, reader.id)
	const here = paths.roundReport({ round: own.roundId })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'reply') {
		const form = readForm(formData, replyForm)
		if (!form.ok) return form.answer
		try {
			await replyToRaters(db, own, form.value.reply, clock())
		} catch (error) {
			return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
		}
		mail.wake()
		return goTo(here, flash('Sent to everybody who was asked.'))
	}
	const form = readForm(formData, readerForm)
	if (!form.ok) return form.answer
	if (formData.get('intent') === 'end-share') {
		await endRoundShare(db, own, form.value.reader)
		return goTo(here, flash('Ended. They cannot open it any more.'))
	}
	try {
		await shareRound(db, own, form.value.reader, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
	}
	return goTo(here, flash('They can open it now, until you end it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function RoundResult() {
	const { on, owner, title, purpose, scale, words, shown, since, own } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'What others see', to: paths.rounds() }, { name: on }]} />
			<h1 className="h1">{owner ? `What people see in ${owner}` : 'What people see'}</h1>
			<p className="soft mt-3 max-w-prose">
				{title}, closed on {on}. {purpose}
			</p>
			<div className="cohort-grid">
				<div>
					<Outcome shown={shown} since={since} />
					{shown.rows.length > 0 ? <Figures shown={shown} title={words.figures} scale={scale} /> : null}
					<Comments shown={shown} />
					{own?.tells ? <Reply reply={own.reply} {...own.tells} answer={answer} /> : null}
				</div>
				{own ? (
					<aside>
						<ShareWith
							shares={own.shares}
							choices={own.choices}
							result={answer?.result?.initialValue?.reader ? answer.result : undefined}
							alone={words.alone}
							label="Read it with"
							help="A coach of your choice sees this page until you end it, and no other round."
						/>
					</aside>
				) : null}
			</div>
		</main>
	)
}
