import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { answerByLink, findOffer, findTakenSeat } from '~/domain/cohort/answer-offer.server'
import { offerStands, readPlace } from '~/domain/cohort/place.server'
import { cohortRefusals } from '~/domain/cohort/policy'
import { seatRefusals } from '~/domain/cohort/seats'
import { DomainError } from '~/domain/errors'
import { dayLabel } from '~/domain/zone/plain-date'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { limitGuesses } from '~/http/link-guesses.server'
import { paths } from '~/paths'

export const handle = { frame: 'plain', help: 'seats' }
export const meta: MetaFunction = () => [{ title: 'A seat for you · Belay' }]

/** Opened by whoever has the letter: no sign-in. Looking changes nothing, because programs look at links before people do. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { db, linkKey, content, clock } = args.context
	await limitGuesses(args, 'seat-offer')
	const link = { key: linkKey, token: args.params.token ?? '' }
	const offer = await findOffer(db, link, clock())
	const place = offer && (await readPlace(db, content.programs, offer.id))
	if (!place?.offerEndsAt || !offerStands(place, clock()))
		return { offer: null, taken: await findTakenSeat(db, link, clock()) }
	const { cohort, level, person, offerEndsAt } = place
	const until = whenOf(offerEndsAt, person.timeZone)
	return {
		taken: null,
		offer: {
			cohort: cohort.name,
			level: level.title ? `${level.label}, ${level.title}` : level.label,
			starts: dayLabel(cohort.startsOn, { day: 'numeric', month: 'long', year: 'numeric' }),
			until: { iso: until.iso, words: `${until.day}, ${until.range} (${until.offset})` },
		},
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { db, linkKey, clock, later, mail } = args.context
	const formData = await readFormData(args.request)
	await limitGuesses(args, 'seat-offer')
	const answer = formData.get('intent') === 'take' ? 'take' : formData.get('intent') === 'let-go' ? 'let-go' : null
	if (!answer) throw new DomainError('invalid', 'no-form')
	const link = { key: linkKey, token: args.params.token ?? '' }
	try {
		await answerByLink(db, link, answer, { now: clock(), later })
	} catch (error) {
		const problem = refusal(error, { ...cohortRefusals, ...seatRefusals })
		return data({ done: null, problem, taken: await findTakenSeat(db, link, clock()) }, { status: 409 })
	}
	mail.wake()
	return data({ done: answer, problem: null, taken: null })
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function SeatOffer() {
	const { offer, ...shown } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	if (answer?.done)
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">{answer.done === 'take' ? 'The seat is yours.' : 'Let go. Thank you.'}</h1>
				<p className="soft">
					{answer.done === 'take'
						? 'Its sessions come to your calendar by letters of their own. Sign in to see who else is in it.'
						: 'The seat goes to the next in line. If you change your mind later, stand in line again.'}
				</p>
				<p>
					<Link to={paths.cohorts()}>Your cohorts</Link>
				</p>
			</main>
		)
	const taken = answer?.taken ?? shown.taken
	if (taken)
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">You have this seat.</h1>
				<p className="soft" role={answer ? 'alert' : undefined}>
					The offer was taken before, and nothing was changed now. To give the seat up, leave the cohort on its page.
				</p>
				<p>
					<Link to={paths.cohort({ cohort: taken.id })}>{taken.name}</Link>
				</p>
			</main>
		)
	if (!offer || answer?.problem)
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">This offer is over.</h1>
				<p className="soft" role={answer?.problem ? 'alert' : undefined}>
					{answer?.problem ??
						'It was answered already, its time has passed, or a part of the link is missing. Your cohorts show how you stand.'}
				</p>
				<p>
					<Link to={paths.cohorts()}>Your cohorts</Link>
				</p>
			</main>
		)
	return (
		<main id="main" className="sign-in">
			<h1 className="h1">{`A seat in ${offer.cohort} is held for you.`}</h1>
			<p>
				{`${offer.level}, from ${offer.starts}. It is yours to take until `}
				<time className="strong" dateTime={offer.until.iso}>
					{offer.until.words}
				</time>
				.
			</p>
			<Form method="post" className="flex flex-wrap gap-3">
				<button className="btn ink" type="submit" name="intent" value="take">
					Take the seat
				</button>
				<button className="btn edge" type="submit" name="intent" value="let-go">
					Let it go
				</button>
			</Form>
			<p className="small soft">Let go, it is offered to the next person at once.</p>
		</main>
	)
}
