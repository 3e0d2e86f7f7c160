import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { RateForm } from '~/components/round360/rate-form'
import { isDomainError } from '~/domain/errors'
import { answerRound, findQuestion } from '~/domain/round360/answer.server'
import { groupName } from '~/domain/round360/kinds'
import { asksForWords, ratedItems } from '~/domain/round360/report'
import { roundWords } from '~/domain/round360/say'
import { answerTexts, readRatings } from '~/domain/round360/schema'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp, problem } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/round360.css?url'

export const handle = { frame: 'plain', help: 'rating' }
export const links = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'What you see in working together · Belay' }]

/** Where an answer leads: no ticket has this form */
const THANKS = 'thank-you'

/**
 * The link is the key: no sign-in, and one that there is is not looked at. Opening it answers nothing, because programs look
 * at links before people do.
 */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const ticket = args.params.ticket ?? ''
	if (ticket === THANKS) return { state: 'thanks' as const }
	const { db, clock } = args.context
	const asked = await findQuestion(db, ticket, clock())
	if (!asked) {
		await limitVisits(args)
		return { state: 'over' as const }
	}
	const { about, instrument, group, closesAt } = asked
	const words = roundWords(instrument)
	return {
		state: 'open' as const,
		about,
		title: words.about(about.name),
		ask: words.ask,
		sees: words.sees(about.calledName, instrument.fewest ?? 3, groupName(group)),
		isManager: group === 'manager',
		hasBoxes: asksForWords(instrument),
		minutes: instrument.minutes,
		scale: instrument.scale,
		parts: (instrument.parts ?? [{ id: undefined, title: instrument.title }]).map((part) => ({
			title: part.title,
			items: ratedItems(instrument)
				.filter((item) => item.part === part.id)
				.map(({ id, says }) => ({ id, says })),
		})),
		// A day without an hour: of whoever answers we know no zone.
		until: longDate(closesAt, 'UTC'),
	}
})

/** In memory: no visit to a question is written down. */
async function limitVisits({ context }: Pick<LoaderFunctionArgs, 'context'>) {
	if ((await context.limits.check(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { db, clock } = args.context
	const ticket = args.params.ticket ?? ''
	const formData = await readFormData(args.request)
	const form = readForm(formData, answerTexts)
	if (!form.ok) return form.answer
	const asked = await findQuestion(db, ticket, clock())
	if (!asked) {
		await limitVisits(args)
		return goTo(paths.rate({ ticket }))
	}
	const ratings = readRatings(asked.instrument, (field) => formData.get(field))
	if (Object.keys(ratings).length === 0)
		return form.refuse({ form: ['Choose a number for at least one line, or close the page: then nothing is kept.'] })
	try {
		await answerRound(db, ticket, { ratings, ...form.value }, clock())
	} catch (error) {
		// Sent twice at once, or the round ended meanwhile: the page says so.
		if (isDomainError(error) && error.why === 'link-used') return goTo(paths.rate({ ticket }))
		throw error
	}
	return goTo(paths.rate({ ticket: THANKS }))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Rate() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	if (page.state === 'thanks')
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">Thank you.</h1>
				<p>
					Your answer is in, without your name. It was the only one this link takes, and nobody can tell which it is: so
					it cannot be changed either.
				</p>
				<p className="soft">
					It is read together with others when the round closes. You can close this page now. On a shared computer,
					clear its history too: the address of the form stands there.
				</p>
			</main>
		)
	if (page.state === 'over')
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">This question is closed.</h1>
				<p className="soft">
					It was answered with this link, its time is over, or a part of the address is missing. If you got a letter and
					have not answered, open the link from there once more.
				</p>
			</main>
		)
	return <RateForm {...page} answer={answer} />
}
