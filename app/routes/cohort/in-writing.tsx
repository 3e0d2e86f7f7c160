import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { RehearsalForm, WatchInstead } from '~/components/cohort/rehearsal'
import { ReviewForm } from '~/components/cohort/review-form'
import { WrittenText } from '~/components/cohort/written-text'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { listReviewable } from '~/domain/casebook/reviews.server'
import { CASES_REVIEWED, inWritingRefusals, mayRehearse, mayReview, mayWatch } from '~/domain/session/in-writing'
import { handInRehearsal, handInReviews, watchInstead } from '~/domain/session/in-writing.server'
import { noFields, rehearsalForm, reviewsForm } from '~/domain/session/in-writing-schema'
import { findOwnText, getSeatFacts } from '~/domain/session/read-in-writing.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/casebook.css?url'

export const handle = { at: 'cohort', help: 'in-writing' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'A session in writing · Belay' }]

async function find(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const seat = { sessionId: param(args, 'session'), personId: reader.id }
	return { seat, facts: await getSeatFacts(db, seat.sessionId, seat.personId, clock()) }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { facts, seat } = await find(args)
	const { db, content } = args.context
	const text = await findOwnText(db, seat.sessionId, seat.personId)
	const review = mayReview(facts)
	const rehearsal = mayRehearse(facts)
	const writes = text?.state === 'accepted' ? null : review.ok ? 'review' : rehearsal.ok ? 'rehearsal' : null
	const why = facts.watches && !rehearsal.ok ? rehearsal.why : review.ok ? '' : review.why
	return {
		session: { id: seat.sessionId, title: facts.title },
		watches: mayWatch(facts).ok ? { said: facts.watches } : null,
		writes,
		/** The text that waits, which may be changed until it is answered */
		waits: writes !== null && text?.state === 'handed-in' && text.isWhole,
		version: text?.version ?? 0,
		cases: writes === 'review' ? await listReviewable(db, content.programs, seat, facts.judgeIds) : [],
		text: text && {
			kind: text.kind,
			state: text.state,
			reason: text.isOpen && text.isWhole ? text.reason : '',
			isGone: text.kind === 'review' && (!text.isWhole || !text.isOpen),
			rehearsal: text.rehearsal,
			reviews: text.reviews,
		},
		refused: inWritingRefusals[why] ?? null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { seat } = await find(args)
	const { db, clock } = args.context
	const here = paths.inWriting({ session: seat.sessionId })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'review') {
		const form = readForm(formData, reviewsForm)
		if (!form.ok) return form.answer
		try {
			await handInReviews(db, seat, form.value, clock())
			return goTo(here, flash('Handed in. Whoever leads your cohort reads it, and you get a letter.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, inWritingRefusals)] }, 409)
		}
	}
	if (formData.get('intent') === 'rehearsal') {
		const form = readForm(formData, rehearsalForm)
		if (!form.ok) return form.answer
		try {
			await handInRehearsal(db, seat, form.value, clock())
			return goTo(here, flash('Handed in. Whoever leads the session reads it, and you get a letter.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, inWritingRefusals)] }, 409)
		}
	}
	const form = readForm(formData, noFields)
	if (!form.ok) return form.answer
	try {
		const plays = formData.get('intent') === 'plays'
		await watchInstead(db, seat, plays ? 'plays' : 'watches', clock())
		return goTo(here, flash(plays ? 'Good. You play as all others do.' : 'Said. Whoever leads sees that you watch.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, inWritingRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

const EMPTY = { caseId: '', heard: '', ask: '', suggest: '' }

export default function InWriting() {
	const { session, watches, writes, waits, version, cases, text, refused } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isBack = text?.state === 'returned' && text.reason !== ''
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: 'Your cohorts', to: paths.cohorts() },
					{ name: session.title, to: paths.session({ session: session.id }) },
					{ name: 'In writing' },
				]}
			/>
			<h1 className="h1">{headline(text?.state ?? null, waits)}</h1>
			<p className="small soft mt-3">
				{session.title}. What you write here is read by you and by those who lead your cohort, and stands in no letter
				and no export.
			</p>
			{writes ? null : <LateRefusal answer={answer} />}
			{isBack ? (
				<Section id="back" title="What to change">
					<p className="case-text mt-3">{text.reason}</p>
				</Section>
			) : null}
			{text?.isGone ? (
				<p className="say note mt-4">
					A case was taken back by its author, or is not for you any more. What you had written about it went with it.
				</p>
			) : null}
			{watches ? (
				<Section id="watch" title="Watch instead of playing">
					<WatchInstead watches={watches.said} />
				</Section>
			) : null}
			{text && waits ? (
				<Section id="written" title="What you wrote">
					<WrittenText text={text} />
					<details className="mt-5" open={answer !== undefined}>
						<summary>Change it, until it is answered</summary>
						{writes === 'review' ? (
							<ReviewForm cases={cases} reviews={text.reviews} answer={answer} version={version} replaces />
						) : (
							<RehearsalForm text={text.rehearsal} answer={answer} version={version} replaces />
						)}
					</details>
				</Section>
			) : writes === 'review' ? (
				<Section id="write" title="Review two cases">
					<p className="mt-3">
						Choose two cases of the <Link to={paths.casebook()}>casebook</Link>, read them as if you sat in the room,
						and say for each what you heard, what you would ask and what you would suggest.
					</p>
					{cases.length < CASES_REVIEWED ? (
						<Empty title="Too few cases are open to you">
							Of the cases that you and somebody who leads your cohort may both read, half are offered here, and it
							takes two. Ask about a make-up in another cohort.
						</Empty>
					) : (
						<ReviewForm
							cases={cases}
							reviews={text?.reviews.length === CASES_REVIEWED ? text.reviews : [EMPTY, EMPTY]}
							answer={answer}
							version={version}
						/>
					)}
				</Section>
			) : writes === 'rehearsal' ? (
				<Section id="write" title="Your rehearsal">
					<RehearsalForm text={text?.rehearsal ?? ''} answer={answer} version={version} />
				</Section>
			) : text && text.state !== 'to-write' ? (
				<Section id="written" title="What you wrote">
					<WrittenText text={text} />
				</Section>
			) : watches ? null : (
				<p className="mt-5">{refused}</p>
			)}
			{writes === 'review' ? (
				<p className="small soft mt-6">
					Accepted, it counts as this session; one make-up counts for the level, of either kind. If the author of a case
					takes it back, what you wrote about it goes too.
				</p>
			) : null}
		</main>
	)
}

function headline(state: 'to-write' | 'handed-in' | 'returned' | 'accepted' | null, waits: boolean): string {
	if (state === 'accepted') return 'Accepted: it counts'
	if (state === 'returned') return 'It came back'
	return waits ? 'Handed in' : 'A session in writing'
}
