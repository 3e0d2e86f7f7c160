import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { HostingRows } from '~/components/activity/hosting-rows'
import { OfferForm } from '~/components/activity/offer-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { hostingRefusals } from '~/domain/activity/hosting'
import { offerHosting } from '~/domain/activity/hosting.server'
import { offerForm } from '~/domain/activity/hosting-schema'
import { SIGN_OFF } from '~/domain/activity/kinds'
import { listAskedOf } from '~/domain/activity/read-evidence.server'
import { listHostings } from '~/domain/activity/read-hosting.server'
import { activityTitle, hostedActivities, sayHosting } from '~/domain/activity/say-hosting.server'
import { activityToken } from '~/domain/activity/token.server'
import { isDomainError } from '~/domain/errors'
import { NoSuchTime } from '~/domain/session/schedule.server'
import { noSuchTimeWords } from '~/domain/session/when.server'
import { dateOf, listZones, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'practice', help: 'hosting' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Host and sponsor · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content, linkKey } = args.context
	const isAdmin = reader.roles.includes('admin')
	const now = clock()
	const { ahead, over } = await listHostings(db, now, isAdmin ? {} : { hostId: reader.id })
	const say = (hosting: (typeof ahead)[number]) => ({
		...sayHosting(hosting, content.programs, reader.timeZone),
		to: paths.oneHosting({ hosting: hosting.id }),
	})
	const asked = await listAskedOf(db, reader.id, now)
	return {
		isAdmin,
		ahead: ahead.map(say),
		over: over.map(say),
		asked: asked.map(({ linkId, stageKey, activityId, askedAt, person }) => ({
			by: person.name,
			activity: activityId === SIGN_OFF ? 'A deliverable' : activityTitle(content.programs, stageKey, activityId),
			on: askedAt ? shortDate(askedAt, reader.timeZone) : '',
			// Theirs already: the same link lies in their letter.
			to: paths.confirmActivity({ token: activityToken(linkKey, linkId ?? '') }),
		})),
		activities: hostedActivities(content.programs).map(({ value, name, quarter }) => ({ value, name, quarter })),
		zones: listZones(),
		zone: reader.timeZone,
		today: dateOf(now, reader.timeZone),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const form = readForm(await readFormData(args.request), offerForm)
	if (!form.ok) return form.answer
	const { activity, hostName, hostEmail, ...fields } = form.value
	const chosen = hostedActivities(content.programs).find(({ value }) => value === activity)
	if (!chosen) return form.refuse({ fields: { activity: ['Choose an activity'] } })
	const isOther = reader.roles.includes('admin') && (hostName !== '' || hostEmail !== '')
	if (isOther && hostName === '') return form.refuse({ fields: { hostName: ['Give their name'] } })
	if (isOther && hostEmail === '') return form.refuse({ fields: { hostEmail: ['Give their work address'] } })
	const host = isOther ? { name: hostName, email: hostEmail } : { name: reader.name, email: reader.email }
	const { stageKey, activityId } = chosen
	try {
		await offerHosting(db, { stageKey, activityId, host }, fields, reader, clock())
	} catch (error) {
		if (!isDomainError(error)) throw error
		if (error.why === 'no-such-zone') return form.refuse({ fields: { timeZone: ['Choose a zone from the list'] } })
		if (error instanceof NoSuchTime) return form.refuse({ fields: { time: [noSuchTimeWords(fields, error)] } })
		return form.refuse({ form: [refusal(error, hostingRefusals)] }, 409)
	}
	return goTo(paths.hosting(), flash('Offered. People of the quarter see it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Hosting() {
	const { isAdmin, ahead, over, asked, ...form } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Host and sponsor</h1>
					<p className="lede">
						Senior engineers learn strategy beside people who do it: on a product day, in a planning round, before
						executives. Make room for one or two of them, and say afterwards that it was so.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					{asked.length > 0 ? (
						<Section id="asked" title="Waits for your word" className="">
							<ul className="kept">
								{asked.map(({ by, activity, on, to }) => (
									<li key={to}>
										<div>
											<p>
												<Link to={to}>
													{by}: {activity}
												</Link>
											</p>
											<p className="small soft">Asked on {on}</p>
										</div>
									</li>
								))}
							</ul>
						</Section>
					) : null}
					<Section
						id="ahead"
						title={isAdmin ? 'Seats ahead' : 'Your seats ahead'}
						className={asked.length > 0 ? 'section' : ''}
					>
						{ahead.length > 0 ? (
							<HostingRows hostings={ahead} />
						) : (
							<Empty title="None ahead">
								A seat beside you for a few hours is worth more than a course. Offer one for a day that takes place
								anyway.
							</Empty>
						)}
					</Section>
					{over.length > 0 ? (
						<Section id="over" title="Behind you">
							<HostingRows hostings={over} />
						</Section>
					) : null}
				</div>
				<aside>
					<Section id="offer" title="Offer seats" className="">
						<OfferForm {...form} forOthers={isAdmin} answer={answer} />
					</Section>
				</aside>
			</div>
		</main>
	)
}
