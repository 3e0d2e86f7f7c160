import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Nominate, RaterList, SendList, TooFew } from '~/components/round360/list'
import { OpenRound } from '~/components/round360/open'
import { Reply } from '~/components/round360/reply'
import { Confirm } from '~/components/ui/confirm'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { listShareChoices } from '~/domain/readiness/read.server'
import { sendList, takeListBack } from '~/domain/round360/approve.server'
import { giveUp, nominate, sayTooFew, takeOff } from '~/domain/round360/begin.server'
import { endRound, remindRaters } from '~/domain/round360/close.server'
import { groupsOf } from '~/domain/round360/groups'
import { askedBy, groupName, perspectiveNames, perspectivesAsked } from '~/domain/round360/kinds'
import { mayEnd, mayRemind, round360Refusals, whatComesFirst } from '~/domain/round360/policy'
import { getOwnRound, listRaters } from '~/domain/round360/read.server'
import { roundStates, roundWords, sayReach } from '~/domain/round360/say'
import { approverForm, nominateForm, replyForm, takeOffForm } from '~/domain/round360/schema'
import { readReply, replyToRaters } from '~/domain/round360/share.server'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'practice', help: 'rounds-360' }
export const meta: MetaFunction = () => [{ title: 'A 360 round · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, mail } = args.context
	const now = clock()
	const round = await getOwnRound(db, param(args, 'round'), reader.id)
	if (round.state === 'closed') throw goTo(paths.roundReport({ round: round.id }))
	const raters = await listRaters(db, round.id)
	const groups = groupsOf(raters, round.instrument.fewest ?? 3)
	const on = (at: Date | null) => (at ? longDate(at, reader.timeZone) : null)
	return {
		state: round.state,
		says: roundStates[round.state],
		note: round.note,
		approver: round.approver?.name ?? null,
		naming: roundWords(round.instrument).name,
		perspectives: perspectivesAsked(round.instrument),
		few: roundWords(round.instrument).few,
		hasConversations: askedBy(round.instrument) === 'others',
		raters: raters.map(({ id, name, email, perspective }) => ({
			id,
			name,
			email,
			perspective: perspectiveNames[perspective],
		})),
		groups: groups ? [...new Set(groups.values())].filter((key) => key !== 'manager').map(groupName) : null,
		choices: round.state === 'nominating' ? await listShareChoices(db, reader.id) : [],
		waiting: raters.some(({ invitedOn }) => invitedOn === null),
		until: on(round.closesAt),
		remindedOn: on(round.remindedAt),
		mayRemind: mayRemind(round, now).ok,
		mayEnd: mayEnd(round, now).ok,
		lettersLeave: mail.isConfigured,
		tells:
			round.state === 'too-few'
				? {
						reply: round.repliedAt ? { text: round.reply, on: on(round.repliedAt) ?? '' } : null,
						waits: whatComesFirst((await readReply(db, round)).verdict),
						goesTo: sayReach(round.instrument, true),
					}
				: null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, mail } = args.context
	const own = { roundId: param(args, 'round'), owner: reader }
	await getOwnRound(db, own.roundId, reader.id)
	const here = paths.round({ round: own.roundId })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'nominate') {
		const form = readForm(formData, nominateForm)
		if (!form.ok) return form.answer
		try {
			await nominate(db, own, form.value)
			return goTo(here, flash(`${form.value.name} is on your list.`))
		} catch (error) {
			return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
		}
	}
	if (formData.get('intent') === 'send') {
		const form = readForm(formData, approverForm)
		if (!form.ok) return form.answer
		try {
			await sendList(db, own, form.value.approver, clock())
			mail.wake()
			return goTo(here, flash('Your list is with them.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
		}
	}
	if (formData.get('intent') === 'reply') {
		const form = readForm(formData, replyForm)
		if (!form.ok) return form.answer
		try {
			await replyToRaters(db, own, form.value.reply, clock())
			mail.wake()
			return goTo(here, flash('Sent to those who watched.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
		}
	}
	const form = readForm(formData, takeOffForm.partial())
	if (!form.ok) return form.answer
	try {
		switch (formData.get('intent')) {
			case 'take-off':
				await takeOff(db, own, form.value.rater ?? '')
				return goTo(here, flash('They are off the list.'))
			case 'too-few':
				await sayTooFew(db, own, clock())
				return goTo(here)
			case 'take-back':
				await takeListBack(db, own)
				return goTo(here, flash('The list is yours again.'))
			case 'give-up':
				await giveUp(db, own)
				return goTo(paths.rounds(), flash('Given up. Nobody was asked, and nothing of it is kept.'))
			case 'remind':
				await remindRaters(db, own, clock())
				mail.wake()
				return goTo(here, flash('Everybody who was asked gets one more letter.'))
			case 'end':
				await endRound(db, own, clock())
				mail.wake()
				return goTo(paths.roundReport({ round: own.roundId }))
			default:
				return form.refuse({ form: ['Choose what to do.'] })
		}
	} catch (error) {
		return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function RoundPage() {
	const round = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { state, raters, groups } = round
	const isOther = answer !== undefined && !['nominate', 'reply'].includes(String(answer.result.initialValue?.intent))
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'What others see', to: paths.rounds() }, { name: 'A round' }]} />
			<h1 className="h1">{round.says}</h1>
			{isOther ? <LateRefusal answer={answer} /> : null}
			{state === 'nominating' ? (
				<>
					<p className="soft mt-3">{round.naming} Nobody is asked before somebody has looked at your list.</p>
					{round.note ? (
						<div className="say note mt-4">
							<p>
								{round.approver ?? 'Whoever looked at it'} writes: “{round.note}”
							</p>
						</div>
					) : null}
					<RaterList raters={raters} mayTakeOff />
					<Nominate answer={isOther ? undefined : answer} perspectives={round.perspectives} />
					{groups ? (
						<SendList choices={round.choices} groups={groups} />
					) : (
						<TooFew few={round.few} hasConversations={round.hasConversations} />
					)}
				</>
			) : null}
			{state === 'to-approve' ? (
				<>
					<p className="soft mt-3">
						{round.approver ?? 'They'} can open it, or send it back with a word. Nobody on it is asked before.
					</p>
					<RaterList raters={raters} />
					<Confirm
						id="take-back"
						look="text"
						label="Take the list back"
						question="Take the list back?"
						consequences="You can change it and send it again."
						keep="Leave it there"
						act="Take it back"
						intent="take-back"
					/>
				</>
			) : null}
			{state === 'open' ? (
				<>
					<OpenRound {...round} />
					<RaterList raters={raters} />
				</>
			) : null}
			{state === 'too-few' ? (
				<p className="mt-4">
					Then two conversations of yours, watched by a mentor or a certified peer with everybody’s consent, stand in
					its place. Nobody was asked, and the list is gone. Should more people come, begin a round.
				</p>
			) : null}
			{round.tells ? <Reply {...round.tells} answer={answer} /> : null}
			{state === 'nominating' || state === 'to-approve' ? (
				<Confirm
					id="give-up"
					look="text"
					label="Give this round up"
					question="Give this round up?"
					consequences="Nobody was asked yet. The list goes, and nothing of it is kept."
					keep="Keep it"
					act="Give it up"
					intent="give-up"
				/>
			) : null}
		</main>
	)
}
