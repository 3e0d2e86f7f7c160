import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FinishedYear } from '~/components/activity/finished-year'
import { OutcomeForm } from '~/components/activity/outcome-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { listActivityStates } from '~/domain/activity/read-evidence.server'
import { outcomeForm } from '~/domain/activity/schema'
import { yearOutcomeNames } from '~/domain/activity/year'
import { findOutcome, isOfTrack, sayOutcome, takeOutcomeBack } from '~/domain/activity/year.server'
import { listOwnCertificates } from '~/domain/certification/read.server'
import { DomainError } from '~/domain/errors'
import { dayLabel } from '~/domain/zone/plain-date'
import { dateOf, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'learn', help: 'year-of-the-track' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Your year, ${page?.title} · Belay` }]

/** A program whose stages are quarters of a year: those that ask for activities. */
function trackAt(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const slug = param(args, 'program')
	const program = args.context.content.programs.find((each) => each.slug === slug)
	const quarters = program?.stages.filter(({ activities }) => activities.length > 0) ?? []
	if (!program || quarters.length === 0) throw new DomainError('not-found', 'track')
	return { program, quarters }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { program, quarters } = trackAt(args)
	const { db, clock } = args.context
	const key = { personId: reader.id, program: program.slug }
	const certificates = await listOwnCertificates(db, reader.id, clock())
	const own = await findOutcome(db, key)
	return {
		title: program.title,
		quarters: await Promise.all(
			quarters.map(async ({ key: stageKey, id, label, title, activities }) => {
				const states = [...(await listActivityStates(db, stageKey, [reader.id])).values()]
				const done = states.filter(({ wasConfirmed }) => wasConfirmed).length
				return {
					id,
					name: `${label}: ${title}`,
					isCertified: certificates.some((each) => each.stageKey === stageKey && each.state === 'current'),
					done: `${done} of ${activities.length} activities confirmed`,
					to: paths.activities({ program: program.slug, stage: id }),
				}
			}),
		),
		isOfTrack: await isOfTrack(db, key),
		today: dateOf(clock(), reader.timeZone),
		own: own && {
			outcome: own.outcome,
			says: yearOutcomeNames[own.outcome],
			talkedOn: own.talkedOn,
			talkedDay: dayLabel(own.talkedOn),
			sponsor: own.sponsor,
			line: own.line,
			on: shortDate(own.createdAt, reader.timeZone),
		},
	}
})

const refusals = { 'not-of-track': 'A year ends for people with a seat in one of its quarters, and you have none.' }

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { program } = trackAt(args)
	const { db, clock } = args.context
	const key = { personId: reader.id, program: program.slug }
	const here = paths.trackYear({ program: program.slug })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'go-on') {
		await takeOutcomeBack(db, key)
		return goTo(here, flash('Your year goes on.'))
	}
	const form = readForm(formData, outcomeForm)
	if (!form.ok) return form.answer
	if (form.value.talkedOn > dateOf(clock(), reader.timeZone))
		return form.refuse({ fields: { talkedOn: ['Talk with them first, then say it here'] } })
	try {
		await sayOutcome(db, key, form.value, clock())
	} catch (error) {
		return data(form.refuse({ form: [refusal(error, refusals)] }).data, { status: 409 })
	}
	return goTo(here, flash('Your year is finished. Well climbed.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Year() {
	const { title, quarters, isOfTrack: hasSeat, today, own } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Learn', to: paths.learn() }, { name: title }]} />
			<div className="top">
				<div>
					<h1 className="h1">{own ? 'Your year is finished.' : 'Your year'}</h1>
					<p className="lede">
						{title}: four quarters, and an end that you choose. Staying an engineer of deep craft is as good an end as
						leading people, and counts the same everywhere here.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					{own ? (
						<Section id="end" title="How it ended" className="">
							<FinishedYear own={own} />
						</Section>
					) : null}
					<Section id="quarters" title="Quarters" className={own ? 'section' : ''}>
						<ul className="kept activities">
							{quarters.map(({ id, name, done, isCertified, to }) => (
								<li key={id}>
									<div>
										<h3 className="h3">
											<Link to={to}>{name}</Link>
										</h3>
										<p className="small soft mt-1">{done}</p>
									</div>
									{isCertified ? <span className="tag good">Certified</span> : null}
								</li>
							))}
						</ul>
					</Section>
				</div>
				<aside>
					{hasSeat ? (
						<Section id="say" title={own ? 'Say it otherwise' : 'End the year'} className="">
							<OutcomeForm own={own} today={today} answer={answer} />
						</Section>
					) : null}
					<Section id="who" title="Who can read this" className={hasSeat ? 'section' : ''}>
						<p className="small soft mt-3">
							Admins see with what you ended the year, beside everybody else who did. With whom you talked, on which
							day, and your line are yours alone. Your certificates stay what they are.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
