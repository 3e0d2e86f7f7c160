import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ChangeHosting } from '~/components/activity/change-hosting'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { hostingRefusals } from '~/domain/activity/hosting'
import { callOff, changeHosting } from '~/domain/activity/hosting.server'
import { callOffForm, changeForm } from '~/domain/activity/hosting-schema'
import { findHosting, type HostingView } from '~/domain/activity/read-hosting.server'
import { sayHosting } from '~/domain/activity/say-hosting.server'
import { DomainError } from '~/domain/errors'
import { NoSuchTime } from '~/domain/session/schedule.server'
import { noSuchTimeWords } from '~/domain/session/when.server'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'practice', help: 'hosting' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.hosting.title ?? 'Seats at an activity'} · Belay` },
]

const actorOf = ({ id, name, roles }: Reader) => ({ id, name, isAdmin: roles.includes('admin') })

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const hosting = await findHosting(db, param(args, 'hosting'), actorOf(reader))
	if (!hosting) throw new DomainError('not-found', 'hosting')
	const { place, callUrl, booked, waiting, cancelReason, localStart, bookUntil, timeZone } = hosting
	return {
		hosting: {
			...sayHosting(hosting, content.programs, reader.timeZone),
			place,
			callUrl,
			cancelReason,
			date: localStart.slice(0, 10),
			hour: localStart.slice(11),
			bookUntil,
			zoneName: placeOf(timeZone),
		},
		booked,
		waiting,
		mayChange: hosting.cancelledAt === null && hosting.startsAt > clock(),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, mail } = args.context
	const actor = actorOf(reader)
	const hosting = await findHosting(db, param(args, 'hosting'), actor)
	if (!hosting) throw new DomainError('not-found', 'hosting')
	const formData = await readFormData(args.request)
	const isCallOff = formData.get('intent') === 'call-off'
	const refused = isCallOff
		? await callOffAs(args, formData, hosting, actor)
		: await changeAs(args, formData, hosting, actor)
	if (refused) return refused
	mail.wake()
	return goTo(
		paths.oneHosting({ hosting: hosting.id }),
		flash(isCallOff ? 'Called off. Everybody with a seat or in line hears of it.' : 'Saved.'),
	)
})

type Actor = ReturnType<typeof actorOf>

async function callOffAs({ context }: ActionFunctionArgs, formData: FormData, { id }: HostingView, actor: Actor) {
	const form = readForm(formData, callOffForm)
	if (!form.ok) return form.answer
	try {
		await callOff(context.db, id, form.value.reason, actor, context.clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, hostingRefusals)] }, 409)
	}
}

async function changeAs({ context }: ActionFunctionArgs, formData: FormData, hosting: HostingView, actor: Actor) {
	const form = readForm(formData, changeForm)
	if (!form.ok) return form.answer
	const { id, timeZone } = hosting
	const { date, time } = form.value
	try {
		await changeHosting(context.db, id, form.value, actor, context.clock())
	} catch (error) {
		if (error instanceof NoSuchTime)
			return form.refuse({ fields: { time: [noSuchTimeWords({ date, time, timeZone }, error)] } })
		return form.refuse({ form: [refusal(error, hostingRefusals)] }, 409)
	}
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function OneHosting() {
	const { hosting, booked, waiting, mayChange } = useLoaderData<typeof loader>()
	const said = useActionData<typeof action>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Host and sponsor', to: paths.hosting() }, { name: hosting.title }]} />
			<div className="top">
				<div>
					<h1 className="h1">{hosting.title}</h1>
					<p className="lede">
						{hosting.activity}. {hosting.day}, {hosting.time}. {hosting.place || 'In a call'}, hosted by {hosting.host}.
					</p>
				</div>
			</div>
			{hosting.calledOff ? <p className="say note mb-6">Called off: {hosting.cancelReason}</p> : null}
			<Section
				id="people"
				title={mayChange ? 'Who comes' : 'Who had a seat'}
				className=""
				aside={`${hosting.booked} of ${hosting.seats} seats`}
			>
				{booked.length > 0 ? (
					<Names names={booked} />
				) : (
					<p className="small soft mt-3">Nobody has booked yet. People of the quarter see the seats on their page.</p>
				)}
			</Section>
			{waiting.length > 0 ? (
				<Section id="line" title="In line">
					<Names names={waiting} />
				</Section>
			) : null}
			{mayChange ? <ChangeHosting hosting={hosting} answer={said} /> : null}
		</main>
	)
}

function Names({ names }: { names: string[] }) {
	return (
		<ul className="kept">
			{names.map((name) => (
				<li key={name}>
					<p>{name}</p>
				</li>
			))}
		</ul>
	)
}
